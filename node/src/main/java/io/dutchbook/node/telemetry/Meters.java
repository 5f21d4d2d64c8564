package io.dutchbook.node.telemetry;

import io.dutchbook.actors.Telemetry;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.AccessView;
import io.dutchbook.venues.telemetry.RequestOutcome;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * All meters of a node: what the actors and the venue clients report, and the JVM's own. Written to
 * from any thread, never blocking.
 */
public final class Meters implements Telemetry, ClientMeters {
  /** Reasons why an opportunity was passed are cut to their first words, so that they stay few. */
  private static final int MAX_REASONS = 50;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Venue, Counter> frames = perVenue("dutchbook.frames", "Frames taken in");
  private final Map<Venue, Counter> gaps =
      perVenue("dutchbook.gaps", "Holes in the venue's sequence");
  private final Map<Venue, Counter> disconnects =
      perVenue("dutchbook.disconnects", "Market data connections lost");
  private final Map<Venue, Counter> disagreements =
      perVenue("dutchbook.reconcile.differences", "Differences of a venue that stood still");
  private final Map<Venue, Counter> unknowns =
      perVenue("dutchbook.orders.unknown", "Orders whose outcome became unknown");
  private final Map<Venue, Latency> answers = new EnumMap<>(Venue.class);
  private final LongAdder bookUpdates = new LongAdder();
  private final LongAdder seenCount = new LongAdder();
  private final LongAdder takenCount = new LongAdder();
  private final Latency decision = new Latency();
  private final Latency handOver = new Latency();
  private final Map<String, Counter> reasons = new ConcurrentHashMap<>();
  private final List<Access> accesses = new CopyOnWriteArrayList<>();

  /** Meters that start at zero. */
  public Meters() {
    for (Venue venue : Venue.values()) {
      answers.put(venue, new Latency());
    }
    Gauge.builder("dutchbook.book.updates", bookUpdates, LongAdder::sum)
        .description("Changed books taken in by shards")
        .register(registry);
    Gauge.builder("dutchbook.opportunities.seen", seenCount, LongAdder::sum)
        .description("Dutch books found, each once until it vanished")
        .register(registry);
    Gauge.builder("dutchbook.opportunities.taken", takenCount, LongAdder::sum)
        .description("Dutch books traded")
        .register(registry);
    quantiles("dutchbook.frame.to.decision.microseconds", decision, Tags.empty());
    quantiles("dutchbook.frame.to.order.microseconds", handOver, Tags.empty());
    answers.forEach((venue, latency) ->
        quantiles(
            "dutchbook.order.to.answer.microseconds", latency, Tags.of("venue", venue.key())));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    bindGc();
  }

  @SuppressWarnings("try") // lives as long as the process
  private void bindGc() {
    new JvmGcMetrics().bindTo(registry);
  }

  private Map<Venue, Counter> perVenue(String name, String description) {
    Map<Venue, Counter> counters = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      counters.put(
          venue,
          Counter.builder(name)
              .description(description)
              .tag("venue", venue.key())
              .register(registry));
    }
    return counters;
  }

  private void quantiles(String name, Latency latency, Tags tags) {
    Gauge.builder(name, latency, l -> l.figures().p50())
        .tags(tags.and("quantile", "0.5"))
        .register(registry);
    Gauge.builder(name, latency, l -> l.figures().p99())
        .tags(tags.and("quantile", "0.99"))
        .register(registry);
  }

  @Override
  public void frame(Venue venue) {
    increment(frames, venue);
  }

  @Override
  public void gap(Venue venue) {
    increment(gaps, venue);
  }

  @Override
  public void disconnected(Venue venue) {
    increment(disconnects, venue);
  }

  @Override
  public void disagreed(Venue venue) {
    increment(disagreements, venue);
  }

  @Override
  public void unknown(Venue venue) {
    increment(unknowns, venue);
  }

  private static void increment(Map<Venue, Counter> counters, Venue venue) {
    Counter counter = counters.get(venue);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void malformed(Venue venue, String type) {
    registry.counter("dutchbook.frames.malformed", "venue", venue.key(), "type", type).increment();
  }

  @Override
  public void bookUpdate() {
    bookUpdates.increment();
  }

  @Override
  public void decided(long nanosSinceFrame) {
    decision.record(nanosSinceFrame);
  }

  @Override
  public void seen() {
    seenCount.increment();
  }

  @Override
  public void taken() {
    takenCount.increment();
  }

  @Override
  public void passed(String reason) {
    String kind = reason.startsWith("risk desk: ") ? firstWords(reason) : reason;
    if (reasons.size() < MAX_REASONS || reasons.containsKey(kind)) {
      reasons
          .computeIfAbsent(
              kind, k -> registry.counter("dutchbook.opportunities.passed", "reason", k))
          .increment();
    }
  }

  /** {@code risk desk: VENUE_CASH}, without the figures that differ every time. */
  private static String firstWords(String reason) {
    int end = reason.indexOf(" of ");
    return end < 0 ? reason : reason.substring(0, end);
  }

  @Override
  public void handedOver(Venue venue, long nanosSinceFrame) {
    handOver.record(nanosSinceFrame);
  }

  @Override
  public void answered(Venue venue, long nanosSinceHandOver) {
    Latency latency = answers.get(venue);
    if (latency != null) {
      latency.record(nanosSinceHandOver);
    }
  }

  @Override
  public void ended(String how) {
    registry.counter("dutchbook.trades.ended", "how", how).increment();
  }

  @Override
  public void watch(Access access) {
    accesses.add(access);
    OutboundMeters.register(registry, access);
  }

  /** How every host is reached, in the order in which they were given. */
  public List<AccessView> outbound() {
    return accesses.stream().map(Access::view).toList();
  }

  @Override
  public VenueTelemetry client(String source) {
    return new VenueTelemetry() {
      @Override
      public void malformed(String type) {
        count("dutchbook.client.malformed", "type", type);
      }

      @Override
      public void refused(String what) {
        count("dutchbook.client.refused", "what", what);
      }

      @Override
      public void leftOut(String reason) {
        count("dutchbook.client.left.out", "reason", reason);
      }

      @Override
      public void clock(String state, long offsetMillis) {
        count("dutchbook.client.clock", "state", state);
      }

      @Override
      public void request(String operation, RequestOutcome outcome, long nanos) {
        registry
            .counter(
                "dutchbook.client.requests",
                "source",
                source,
                "operation",
                operation,
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT))
            .increment();
      }

      private void count(String name, String tag, String value) {
        registry.counter(name, "source", source, tag, value).increment();
      }
    };
  }

  /** From the frame that made a Dutch book possible to the decision on it. */
  public Latency.Figures frameToDecision() {
    return decision.figures();
  }

  /** From that frame to a signed order at the socket, its intent durable. */
  public Latency.Figures frameToOrder() {
    return handOver.figures();
  }

  /** From handing an order over to the venue's answer. */
  public Latency.Figures orderToAnswer(Venue venue) {
    Latency latency = answers.get(venue);
    return latency == null ? new Latency().figures() : latency.figures();
  }

  /** Changed books taken in by shards. */
  public long bookUpdates() {
    return bookUpdates.sum();
  }

  /** Dutch books found, each once until it vanished. */
  public long opportunitiesSeen() {
    return seenCount.sum();
  }

  /** Dutch books traded. */
  public long opportunitiesTaken() {
    return takenCount.sum();
  }

  /** The text of the metrics page. */
  public String scrape() {
    return registry.scrape();
  }
}
