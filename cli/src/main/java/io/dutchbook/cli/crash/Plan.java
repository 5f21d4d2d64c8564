package io.dutchbook.cli.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a round will be like, drawn from the seed.
 *
 * @param duringRecovery whether it dies before it is back
 * @param after how long after its start, or once it was looked at, it dies
 * @param midTrade whether its death waits for a trade to be open, and how long a trade then lives;
 *     nothing where it does not
 * @param blow how
 * @param apart between the deaths of database and engine
 * @param audited whether it is brought to rest and compared whole
 * @param faults what the venues do wrong until then
 */
record Plan(
    boolean duringRecovery,
    Duration after,
    @Nullable Duration midTrade,
    Blow blow,
    Duration apart,
    boolean audited,
    List<Fault> faults) {

  /** A fault of the simulator's menu and its settings, as JSON. */
  record Fault(String name, String settings) {
    @Override
    public String toString() {
      return name + " " + settings;
    }
  }

  private static final int LONGEST_TRADE_MILLIS = 3_000;

  private static final List<Fault> MENU =
      List.of(
          new Fault("lose-ack", "{\"count\":2,\"milliseconds\":20000}"),
          new Fault("drop-request", "{\"count\":2,\"milliseconds\":20000}"),
          new Fault(
              "server-errors",
              "{\"requests\":\"orders\",\"percent\":40,\"taken\":true,\"milliseconds\":4000}"),
          new Fault(
              "slow-answers", "{\"requests\":\"orders\",\"delay\":900,\"milliseconds\":15000}"),
          new Fault("latency", "{\"milliseconds\":120}"),
          new Fault("disconnect", "{\"sockets\":\"all\"}"),
          new Fault("drop-frame", "{\"count\":3}"),
          new Fault("partial-fill", "{\"count\":3}"),
          new Fault("fail-trades", "{\"venue\":\"polymarket\",\"count\":2}"),
          new Fault("delay-orders", "{\"venue\":\"polymarket\",\"milliseconds\":5000}"),
          new Fault("ghost-fill", "{\"venue\":\"polymarket\",\"milliseconds\":8000}"));

  private static final List<Blow> BLOWS =
      List.of(
          Blow.ENGINE,
          Blow.ENGINE,
          Blow.ENGINE,
          Blow.ENGINE,
          Blow.POWER,
          Blow.POWER,
          Blow.POWER,
          Blow.POSTMASTER,
          Blow.DATABASE_FIRST,
          Blow.DATABASE_FIRST);

  static Plan draw(Random random) {
    boolean duringRecovery = random.nextInt(5) == 0;
    boolean audited = !duringRecovery && random.nextBoolean();
    long after = duringRecovery ? 200 + random.nextInt(9_000) : 1_500 + random.nextInt(5_000);
    Duration midTrade =
        random.nextInt(3) == 0 ? null : Duration.ofMillis(random.nextInt(LONGEST_TRADE_MILLIS));
    Blow blow = BLOWS.get(random.nextInt(BLOWS.size()));
    Duration apart = Duration.ofMillis(200 + random.nextInt(3_000));
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Fault fault = MENU.get(random.nextInt(MENU.size()));
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }
    return new Plan(
        duringRecovery, Duration.ofMillis(after), midTrade, blow, apart, audited, faults);
  }
}
