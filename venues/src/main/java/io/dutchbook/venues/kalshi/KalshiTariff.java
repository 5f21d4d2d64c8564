package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.PriceList;
import io.dutchbook.venues.rate.Tariff;
import java.util.List;

/**
 * What Kalshi's requests cost and what it grants: two token buckets, ten tokens a request unless
 * listed otherwise.
 *
 * <p>Orders are charged to the one write bucket of the account although a shard may have its own
 * (2026-09): that is never too little.
 */
public final class KalshiTariff {
  /** The budget of everything that changes orders. */
  static final String WRITE = "write";

  /** The budget of everything else. */
  static final String READ = "read";

  /** What an account of the lowest tier is granted at least (recorded 2026-06 and 2026-07). */
  public static final List<BucketLimit> BASIC =
      List.of(new BucketLimit(READ, 200, 200, false), new BucketLimit(WRITE, 100, 100, true));

  private static final int DEFAULT_COST = 10;
  private static final long MOST_COST = 1_000_000;
  private static final String PREFIX = "/trade-api/v2";
  private static final String BATCHED = "/batched";
  private static final List<String> CHANGES = List.of("POST", "PUT", "DELETE");
  private static final List<String> WRITTEN =
      List.of("/portfolio/events/orders", "/portfolio/orders", "/portfolio/order_groups");

  private KalshiTariff() {}

  /** The costs of September 2026, until the venue has been asked. */
  public static Tariff known() {
    PriceList list = new PriceList(Draw.of(READ, DEFAULT_COST));
    add(list, "DELETE", "/portfolio/events/orders", 2);
    add(list, "DELETE", "/portfolio/events/orders/batched", 2);
    addBatches(list, DEFAULT_COST);
    add(list, "DELETE", "/portfolio/events/orders/:order_id", 2);
    add(list, "GET", "/portfolio/orders/:order_id", 2);
    return complete(list, DEFAULT_COST);
  }

  /** The costs as {@code GET /account/endpoint_costs} states them. */
  static Tariff stated(Fields answer) {
    long standard = cost(answer, "default_cost");
    PriceList list = new PriceList(Draw.of(READ, standard));
    List<Fields> lines = answer.objects("endpoint_costs");
    lines.stream().filter(line -> !isPattern(line)).forEach(line -> add(list, line));
    addBatches(list, standard);
    lines.stream().filter(KalshiTariff::isPattern).forEach(line -> add(list, line));
    return complete(list, standard);
  }

  /** A pattern may fit where an address is listed literally, which is the one that counts. */
  private static boolean isPattern(Fields line) {
    return line.text("path").matches(".*/[:*].*");
  }

  private static void add(PriceList list, Fields line) {
    String path = line.text("path");
    add(
        list,
        line.text("method"),
        path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path,
        cost(line, "cost"));
  }

  private static long cost(Fields fields, String name) {
    long cost = fields.integer(name);
    if (cost < 0 || cost > MOST_COST) {
      throw fields.malformed(name + " is " + cost);
    }
    return cost;
  }

  /** The grants as {@code GET /account/limits} states them. */
  static List<BucketLimit> grants(Fields answer) {
    return List.of(
        grant(READ, answer.object("read"), false), grant(WRITE, answer.object("write"), true));
  }

  private static BucketLimit grant(String name, Fields bucket, boolean ofOrders) {
    try {
      return new BucketLimit(
          name, bucket.integer("bucket_capacity"), bucket.integer("refill_rate"), ofOrders);
    } catch (IllegalArgumentException e) {
      throw bucket.malformed(String.valueOf(e.getMessage()));
    }
  }

  private static void addBatches(PriceList list, long standard) {
    for (String path : WRITTEN) {
      CHANGES.forEach(method -> add(list, method, path + BATCHED, standard));
    }
  }

  private static PriceList complete(PriceList list, long standard) {
    for (String path : WRITTEN) {
      for (String method : CHANGES) {
        add(list, method, path + "/*rest", standard);
        add(list, method, path, standard);
      }
    }
    return list.lookUp("/portfolio/orders")
        .lookUp("/portfolio/orders/:order_id")
        .lookUp("/portfolio/fills");
  }

  private static void add(PriceList list, String method, String path, long cost) {
    boolean written = !method.equals("GET") && WRITTEN.stream().anyMatch(path::startsWith);
    Draw draw = Draw.of(written ? WRITE : READ, cost);
    if (path.endsWith(BATCHED)) {
      list.linePerItem(method, path, draw);
    } else {
      list.line(method, path, draw);
    }
  }
}
