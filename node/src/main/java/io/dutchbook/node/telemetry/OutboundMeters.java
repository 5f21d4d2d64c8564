package io.dutchbook.node.telemetry;

import io.dutchbook.venues.breaker.Breaker;
import io.dutchbook.venues.egress.EgressView;
import io.dutchbook.venues.gate.GateView;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.rate.GovernorView;
import io.dutchbook.venues.rate.Refusal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rate budgets, breakers and ways out of one host, as Prometheus reads them. */
final class OutboundMeters {
  private static final double NONE = 0;

  private OutboundMeters() {}

  static void register(MeterRegistry registry, Access access) {
    GateView gate = access.gate().view();
    Tags source = Tags.of("source", gate.source());
    gate.rate().budgets().forEach(budget -> budget(registry, access, source, budget.name()));
    gauge(registry, "dutchbook.rate.waiting", source, access, OutboundMeters::waiting);
    for (GateView.BreakerView breaker : gate.breakers()) {
      String kind = breaker.kind();
      gauge(
          registry,
          "dutchbook.breaker.state",
          source.and("kind", kind),
          access,
          each -> state(each, kind));
    }
    for (Refusal why : Refusal.values()) {
      FunctionCounter.builder("dutchbook.requests.held.back", access, each -> refused(each, why))
          .tags(source.and("reason", why.name().toLowerCase(Locale.ROOT)))
          .register(registry);
    }
    for (EgressView.Way way : access.egress().view().exits()) {
      String name = way.name();
      gauge(
          registry, "dutchbook.egress.up", source.and("way", name), access, each -> up(each, name));
    }
  }

  private static void budget(MeterRegistry registry, Access access, Tags source, String name) {
    Tags tags = source.and("budget", name);
    gauge(registry, "dutchbook.rate.left", tags, access, each -> of(each, name, Figure.LEFT));
    gauge(
        registry, "dutchbook.rate.capacity", tags, access, each -> of(each, name, Figure.CAPACITY));
    gauge(registry, "dutchbook.rate.reserve", tags, access, each -> of(each, name, Figure.RESERVE));
    gauge(registry, "dutchbook.rate.paused", tags, access, each -> of(each, name, Figure.PAUSED));
  }

  private static void gauge(
      MeterRegistry registry,
      String name,
      Tags tags,
      Access access,
      ToDoubleFunction<Access> reading) {
    Gauge.builder(name, access, reading).tags(tags).register(registry);
  }

  private enum Figure {
    LEFT,
    CAPACITY,
    RESERVE,
    PAUSED;

    double of(GovernorView.Budget budget) {
      return switch (this) {
        case LEFT -> budget.left();
        case CAPACITY -> budget.capacity();
        case RESERVE -> budget.reserve();
        case PAUSED -> budget.pausedUntil() > 0 ? 1 : NONE;
      };
    }
  }

  private static double of(Access access, String name, Figure figure) {
    return access.gate().view().rate().budgets().stream()
        .filter(budget -> budget.name().equals(name))
        .findFirst()
        .map(figure::of)
        .orElse(NONE);
  }

  private static double waiting(Access access) {
    return access.gate().view().rate().waiting().values().stream().mapToInt(n -> n).sum();
  }

  /** 0 closed, 1 half-open, 2 open. */
  private static double state(Access access, String kind) {
    return access.gate().view().breakers().stream()
        .filter(breaker -> breaker.kind().equals(kind))
        .findFirst()
        .map(breaker -> numbered(breaker.state()))
        .orElse(NONE);
  }

  private static double numbered(Breaker.State state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }

  private static double refused(Access access, Refusal why) {
    return access.gate().view().refused().getOrDefault(why, 0L);
  }

  private static double up(Access access, String name) {
    return access.egress().view().exits().stream()
            .anyMatch(way -> way.name().equals(name) && way.up())
        ? 1
        : NONE;
  }
}
