package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.PriceList;
import io.dutchbook.venues.rate.Tariff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What Polymarket grants and what its requests cost: windows per address and kind of request, and
 * two token buckets per signer, one for orders and one for cancels (table of 2026-08-04).
 */
public final class PolymarketTariff {
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String ORDERS = "orders";
  private static final String CANCELS = "cancels";
  private static final String CLOB = "clob";
  private static final String GAMMA = "gamma";
  private static final String DATA = "data";
  private static final String PER_LONG = "-10m";

  private PolymarketTariff() {}

  /** The signer's tiers by their volume in 30 days: orders a second, and at once. */
  private enum Tier {
    STANDARD(40, 60),
    COPPER(60, 90),
    BRONZE(80, 120),
    SILVER(200, 300),
    GOLD(400, 600),
    PLATINUM(450, 675),
    DIAMOND(525, 787),
    ELITE(600, 900);

    private final int perSecond;
    private final int atOnce;

    Tier(int perSecond, int atOnce) {
      this.perSecond = perSecond;
      this.atOnce = atOnce;
    }

    /** Cancels have twice of everything. */
    List<BucketLimit> limits() {
      return List.of(
          new BucketLimit(ORDERS, atOnce, perSecond, true),
          new BucketLimit(CANCELS, 2L * atOnce, 2L * perSecond, true));
    }
  }

  /** What the CLOB grants a new signer. */
  public static List<BucketLimit> clobLimits() {
    List<BucketLimit> limits = new ArrayList<>(Tier.STANDARD.limits());
    limits.add(window(CLOB, 9_000, SHORT, true));
    limits.addAll(trading("post-order", 5_000, 120_000));
    limits.addAll(trading("post-orders", 2_000, 21_000));
    limits.addAll(trading("delete-order", 5_000, 120_000));
    limits.addAll(trading("delete-orders", 2_000, 15_000));
    limits.addAll(trading("cancel-all", 250, 6_000));
    limits.addAll(trading("cancel-market", 1_500, 21_000));
    limits.add(window("ledger", 900, SHORT, false));
    limits.add(window("data-orders", 500, SHORT, false));
    limits.add(window("data-trades", 500, SHORT, false));
    limits.add(window("balance", 200, SHORT, false));
    limits.add(window("balance-update", 50, SHORT, false));
    limits.add(window("book", 1_500, SHORT, false));
    limits.add(window("books", 500, SHORT, false));
    limits.add(window("tick-size", 200, SHORT, false));
    limits.add(window("keys", 100, SHORT, false));
    limits.add(window("ok", 100, SHORT, false));
    return limits;
  }

  /** What requests to the CLOB cost. */
  public static Tariff clob() {
    PriceList list = new PriceList(draw(CLOB)).tiers(PolymarketTariff::tier);
    list.line("POST", "/order", trade(ORDERS, "post-order"));
    list.linePerItem("POST", "/orders", trade(ORDERS, "post-orders"));
    list.line("DELETE", "/order", trade(CANCELS, "delete-order"));
    list.linePerItem("DELETE", "/orders", trade(CANCELS, "delete-orders"));
    list.line("DELETE", "/cancel-all", trade(CANCELS, "cancel-all"));
    list.line("DELETE", "/cancel-market-orders", trade(CANCELS, "cancel-market"));
    list.line(PriceList.ANY, "/data/order/:id", draw("data-orders", "ledger", CLOB));
    list.line(PriceList.ANY, "/data/orders", draw("data-orders", "ledger", CLOB));
    list.line(PriceList.ANY, "/data/trades", draw("data-trades", "ledger", CLOB));
    list.line(PriceList.ANY, "/balance-allowance", draw("balance", CLOB));
    list.line(PriceList.ANY, "/balance-allowance/update", draw("balance-update", CLOB));
    list.line(PriceList.ANY, "/book", draw("book", CLOB));
    list.line(PriceList.ANY, "/books", draw("books", CLOB));
    list.line(PriceList.ANY, "/tick-size", draw("tick-size", CLOB));
    list.line(PriceList.ANY, "/auth/*rest", draw("keys", CLOB));
    list.line(PriceList.ANY, "/ok", draw("ok", CLOB));
    list.question("/auth/*rest").question("/books").question("/prices").question("/midpoints");
    list.question("/balance-allowance/update");
    // The dead-man switch cancels everything when it is not heard of: it goes whatever else fails.
    list.question("/v1/heartbeats").question("/heartbeats");
    list.lookUp("/v1/heartbeats").lookUp("/heartbeats");
    return list.lookUp("/data/order/:id").lookUp("/data/orders").lookUp("/data/trades");
  }

  /** What Gamma grants. */
  public static List<BucketLimit> gammaLimits() {
    return List.of(
        window(GAMMA, 4_000, SHORT, false),
        window("lists", 900, SHORT, false),
        window("events", 500, SHORT, false),
        window("markets", 300, SHORT, false));
  }

  /** What requests to Gamma cost. */
  public static Tariff gamma() {
    return new PriceList(draw(GAMMA))
        .line(PriceList.ANY, "/events", draw("events", "lists", GAMMA))
        .line(PriceList.ANY, "/events/*rest", draw("events", "lists", GAMMA))
        .line(PriceList.ANY, "/markets", draw("markets", "lists", GAMMA))
        .line(PriceList.ANY, "/markets/*rest", draw("markets", "lists", GAMMA));
  }

  /** What the data API grants. */
  public static List<BucketLimit> dataLimits() {
    return List.of(
        window(DATA, 1_000, SHORT, false),
        window("positions", 150, SHORT, false),
        window("closed-positions", 150, SHORT, false),
        window("trades", 200, SHORT, false));
  }

  /** What requests to the data API cost. */
  public static Tariff data() {
    return new PriceList(draw(DATA))
        .line(PriceList.ANY, "/positions", draw("positions", DATA))
        .line(PriceList.ANY, "/closed-positions", draw("closed-positions", DATA))
        .line(PriceList.ANY, "/trades", draw("trades", DATA));
  }

  /** The tier that {@code Poly-RateLimit-Tier} names; nothing when it is not in the table. */
  static List<BucketLimit> tier(String name) {
    return Arrays.stream(Tier.values())
        .filter(tier -> tier.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .map(Tier::limits)
        .orElse(List.of());
  }

  /**
   * A signer's tokens first, for a 429 to an order means those; then the windows of the address.
   */
  private static Draw trade(String signer, String window) {
    return draw(signer, window, window + PER_LONG, CLOB);
  }

  private static Draw draw(String... buckets) {
    return new Draw(Arrays.stream(buckets).map(bucket -> new Draw.Take(bucket, 1)).toList());
  }

  private static List<BucketLimit> trading(String name, long perShort, long perLong) {
    return List.of(
        window(name, perShort, SHORT, true), window(name + PER_LONG, perLong, LONG, true));
  }

  private static BucketLimit window(String name, long requests, Duration length, boolean ofOrders) {
    return BucketLimit.ofWindow(name, requests, length, ofOrders);
  }
}
