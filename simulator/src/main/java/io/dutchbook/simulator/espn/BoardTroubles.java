package io.dutchbook.simulator.espn;

import io.dutchbook.simulator.faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that strike the scoreboard, one of each kind. Safe for use by any thread. */
final class BoardTroubles {
  private final List<Struck> struck = new ArrayList<>();

  /**
   * A fault at work.
   *
   * @param from when it began, epoch milliseconds
   */
  record Struck(Fault.OfBoard fault, long from) {
    private boolean isOver(long now) {
      return now - from >= fault.milliseconds();
    }
  }

  /** The last one of a kind counts. */
  synchronized void strike(Fault.OfBoard fault, long now) {
    struck.removeIf(before -> before.fault().getClass() == fault.getClass());
    struck.add(new Struck(fault, now));
  }

  synchronized void heal() {
    struck.clear();
  }

  /** A fault of the whole board at a time, with its begin; nothing when there is none. */
  synchronized Optional<Struck> now(Class<? extends Fault.OfBoard> kind, long now) {
    struck.removeIf(fault -> fault.isOver(now));
    return struck.stream().filter(one -> kind.isInstance(one.fault())).findFirst();
  }

  /** A fault of a game at a time; nothing when there is none. */
  <F extends Fault.OfGames> Optional<F> of(Class<F> kind, String game, long now) {
    return now(kind, now)
        .map(one -> kind.cast(one.fault()))
        .filter(fault -> fault.game().isEmpty() || fault.game().equals(game));
  }
}
