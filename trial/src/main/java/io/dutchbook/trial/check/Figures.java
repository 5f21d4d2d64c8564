package io.dutchbook.trial.check;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.trade.TradeResult.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What there is to count in a trial. */
public final class Figures {
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
  private final Map<ExitReason, Integer> exits = new EnumMap<>(ExitReason.class);
  private final List<Long> resolvedAfter = new ArrayList<>();
  private int opened;
  private int left;
  private int fills;
  private int takenBack;
  private int settled;
  private int deaths;
  private int kept;
  private int hedges;

  void opened() {
    opened++;
  }

  void exited(ExitReason reason) {
    exits.merge(reason, 1, Integer::sum);
  }

  void left() {
    left++;
  }

  void filled() {
    fills++;
  }

  void takenBack() {
    takenBack++;
  }

  void settled() {
    settled++;
  }

  void died() {
    deaths++;
  }

  void kept(int ordersIntended) {
    kept++;
    hedges += ordersIntended;
  }

  void ended(Ending ending) {
    endings.merge(ending, 1, Integer::sum);
  }

  void resolved(long after) {
    resolvedAfter.add(after);
  }

  /** Trades begun. */
  public int trades() {
    return opened;
  }

  /** Orders that left, repeats included. */
  public int orders() {
    return left;
  }

  /** Fills booked. */
  public int fills() {
    return fills;
  }

  /** Fills taken back. */
  public int fillsTakenBack() {
    return takenBack;
  }

  /** Results booked. */
  public int settlements() {
    return settled;
  }

  /** How often the machine lost its power. */
  public int deaths() {
    return deaths;
  }

  /** Events that waited on the machine because the database was away. */
  public int keptEvents() {
    return kept;
  }

  /** Orders intended by such events. */
  public int hedgesWithoutDatabase() {
    return hedges;
  }

  /** How trades ended; one that was opened again counts again. */
  public Map<Ending, Integer> endings() {
    return Ordered.map(endings);
  }

  /** How often something held was sold before it settled, reason by reason. */
  public Map<ExitReason, Integer> exits() {
    return Collections.unmodifiableMap(exits);
  }

  /** How long each unknown outcome stayed unknown, milliseconds. */
  public List<Long> unknownsResolvedAfter() {
    return List.copyOf(resolvedAfter);
  }
}
