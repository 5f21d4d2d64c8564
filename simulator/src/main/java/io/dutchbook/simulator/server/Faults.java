package io.dutchbook.simulator.server;

import io.dutchbook.simulator.faults.Damage;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.faults.Fault.DropFrame;
import io.dutchbook.simulator.faults.Fault.DropRequest;
import io.dutchbook.simulator.faults.Fault.DuplicateFrame;
import io.dutchbook.simulator.faults.Fault.Freeze;
import io.dutchbook.simulator.faults.Fault.LoseAck;
import io.dutchbook.simulator.faults.Fault.MalformedAnswer;
import io.dutchbook.simulator.faults.Fault.MalformedFrame;
import io.dutchbook.simulator.faults.Fault.OfRequests;
import io.dutchbook.simulator.faults.Fault.RateStorm;
import io.dutchbook.simulator.faults.Fault.ReorderFrames;
import io.dutchbook.simulator.faults.Fault.ServerErrors;
import io.dutchbook.simulator.faults.Fault.SlowAnswers;
import io.dutchbook.simulator.faults.Frames;
import io.dutchbook.simulator.server.RequestFate.AsServed;
import io.dutchbook.simulator.server.RequestFate.Damaged;
import io.dutchbook.simulator.server.RequestFate.Instead;
import io.dutchbook.simulator.server.RequestFate.Nothing;
import io.dutchbook.simulator.server.RequestFate.TooMany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The faults that still have to strike, one of a kind; the last one ordered counts. Belongs to one
 * thread, does no I/O.
 */
final class Faults {
  private final Map<Class<?>, Pending> pending = new HashMap<>();
  private final SplittableRandom random;
  private final Spoiler spoiler;

  /** None yet; chances are drawn from a seed. */
  Faults(long seed) {
    this.random = new SplittableRandom(seed);
    this.spoiler = new Spoiler(random.split());
  }

  /** A fault that waits for something to strike. */
  private static final class Pending {
    private final Fault.Lasting fault;
    private final long until;
    private long left;

    private Pending(Fault.Lasting fault, long now) {
      this.fault = fault;
      this.until = now + fault.milliseconds();
      this.left = fault.count();
    }

    private boolean isOver(long now) {
      return left <= 0 || now >= until;
    }
  }

  /** Orders a fault, in place of one of its kind. */
  void order(Fault.Lasting fault, long now) {
    pending.put(fault.getClass(), new Pending(fault, now));
  }

  /** All are over. */
  void heal() {
    pending.clear();
  }

  /** How many still have to strike. */
  int size(long now) {
    pending.values().removeIf(one -> one.isOver(now));
    return pending.size();
  }

  /** The fault of a kind, as long as it lasts. */
  private <T extends Fault.Lasting> Optional<T> waiting(Class<T> kind, long now) {
    return Optional.ofNullable(pending.get(kind))
        .filter(one -> !one.isOver(now))
        .map(one -> kind.cast(one.fault));
  }

  private void struck(Fault.Lasting fault) {
    Pending one = pending.get(fault.getClass());
    if (one != null) {
      one.left--;
    }
  }

  /** Whether a fault strikes, which is counted. */
  private boolean strikes(Optional<? extends Fault.Lasting> fault) {
    fault.ifPresent(this::struck);
    return fault.isPresent();
  }

  /**
   * What becomes of a frame.
   *
   * @param waiting whether one of its socket waits already
   */
  FrameFate frame(String text, Line.Kind kind, boolean waiting, long now) {
    if (isFrozen(kind, now) || strikes(picks(DropFrame.class, DropFrame::frames, kind, now))) {
      return new FrameFate.Leaves(List.of());
    }
    Optional<MalformedFrame> malformed =
        picks(MalformedFrame.class, MalformedFrame::frames, kind, now);
    if (strikes(malformed)) {
      return new FrameFate.Leaves(List.of(spoiler.spoil(text, malformed.orElseThrow().damage())));
    }
    if (strikes(picks(DuplicateFrame.class, DuplicateFrame::frames, kind, now))) {
      return new FrameFate.Leaves(List.of(text, text));
    }
    boolean held =
        !waiting && strikes(picks(ReorderFrames.class, ReorderFrames::frames, kind, now));
    return held ? new FrameFate.Waits() : new FrameFate.Leaves(List.of(text));
  }

  private boolean isFrozen(Line.Kind kind, long now) {
    Optional<Freeze> freeze = waiting(Freeze.class, now);
    return switch (kind) {
      case BOOK, MARKET, REPLY -> freeze.isPresent();
      case PONG -> freeze.filter(Freeze::pongsToo).isPresent();
      case OWN -> false;
    };
  }

  private <T extends Fault.Lasting> Optional<T> picks(
      Class<T> kind, Function<T, Frames> frames, Line.Kind frame, long now) {
    return waiting(kind, now).filter(fault -> picks(frames.apply(fault), frame));
  }

  private static boolean picks(Frames frames, Line.Kind kind) {
    return switch (frames) {
      case BOOK -> kind == Line.Kind.BOOK;
      case MARKET -> kind == Line.Kind.BOOK || kind == Line.Kind.MARKET;
      case OWN -> kind == Line.Kind.OWN;
      case ANY -> kind != Line.Kind.PONG;
    };
  }

  /**
   * What becomes of a request.
   *
   * @param order whether it places orders
   */
  RequestFate request(Call call, boolean order, long now) {
    if (strikes(hits(DropRequest.class, call, order, now))) {
      return new RequestFate(false, new Nothing(), 0);
    }
    return refusal(call, order, now).orElseGet(() -> served(call, order, now));
  }

  /** What becomes of a handshake, which no other fault strikes. */
  Optional<RequestFate> refusal(Call call, boolean order, long now) {
    if (strikes(hits(RateStorm.class, call, order, now))) {
      return Optional.of(new RequestFate(false, new TooMany(), 0));
    }
    Optional<ServerErrors> errors =
        hits(ServerErrors.class, call, order, now)
            .filter(error -> random.nextInt(100) < error.percent());
    errors.ifPresent(this::struck);
    return errors.map(error -> new RequestFate(error.taken(), new Instead(failure(error)), 0));
  }

  private RequestFate served(Call call, boolean order, long now) {
    if (strikes(hits(LoseAck.class, call, order, now))) {
      return new RequestFate(true, new Nothing(), 0);
    }
    Optional<SlowAnswers> slow = hits(SlowAnswers.class, call, order, now);
    Optional<MalformedAnswer> malformed = hits(MalformedAnswer.class, call, order, now);
    slow.ifPresent(this::struck);
    malformed.ifPresent(this::struck);
    return new RequestFate(
        true,
        malformed.<RequestFate.Reply>map(one -> new Damaged(one.damage())).orElse(new AsServed()),
        slow.map(SlowAnswers::delay).orElse(0L));
  }

  private <T extends OfRequests> Optional<T> hits(
      Class<T> kind, Call call, boolean order, long now) {
    return waiting(kind, now)
        .filter(fault -> fault.requests().include(call.method(), call.path(), order));
  }

  private static Answer failure(ServerErrors error) {
    return error.html()
        ? new Answer(error.status(), "text/html", Spoiler.PAGE, Map.of())
        : Answer.json(error.status(), Json.object().put("error", "internal server error"));
  }

  /** An answer that is damaged on its way. */
  Answer spoiled(Answer answer, Damage damage) {
    boolean page = damage == Damage.HTML;
    return new Answer(
        answer.status(),
        page ? "text/html" : answer.contentType(),
        spoiler.spoil(answer.body(), damage),
        answer.headers());
  }
}
