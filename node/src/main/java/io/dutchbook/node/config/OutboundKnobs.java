package io.dutchbook.node.config;

import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.egress.EgressSettings;
import io.dutchbook.venues.egress.Exit;
import io.dutchbook.venues.rate.GovernorSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads how fast requests leave, and which way. */
record OutboundKnobs(Knobs knobs) {
  NodeSettings.Outbound read() {
    return new NodeSettings.Outbound(
        rates(),
        knobs.duration("rates.ask-every", Duration.ofSeconds(10), Duration.ofHours(24)),
        new BreakerSettings(
            knobs.whole("breaker.failures", 1, 1_000),
            knobs.duration("breaker.within", Duration.ofSeconds(1), Duration.ofHours(1)),
            knobs.duration("breaker.open-for", Duration.ofMillis(10), Duration.ofHours(24))),
        egress("egress.kalshi"),
        egress("egress.polymarket"),
        egress("egress.scoreboard"));
  }

  private GovernorSettings rates() {
    Duration first =
        knobs.duration("rates.first-pause", Duration.ofMillis(10), Duration.ofHours(1));
    return new GovernorSettings(
        knobs.whole("rates.share", 1, 100),
        knobs.whole("rates.reserve", 0, 90),
        knobs.whole("rates.max-waiting", 1, 10_000),
        knobs.duration("rates.query-wait", Duration.ZERO, Duration.ofMinutes(1)),
        first,
        knobs.duration("rates.longest-pause", first, Duration.ofHours(1)),
        knobs.duration("rates.longest-retry-after", Duration.ZERO, Duration.ofHours(24)));
  }

  private EgressSettings egress(String path) {
    return new EgressSettings(
        exits(path),
        knobs.duration("egress.check-every", Duration.ofMillis(100), Duration.ofHours(1)),
        knobs.duration("egress.handshake-within", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  /** Not shown when it is wrong, because it may hold a password. */
  private List<Exit> exits(String path) {
    String user = knobs.text("egress.user");
    String password = knobs.text("egress.password");
    try {
      Exit.Login login = user.isEmpty() ? null : new Exit.Login(user, password);
      return Arrays.stream(knobs.text(path).split(",", -1))
          .map(text -> Exit.parse(text, login))
          .toList();
    } catch (IllegalArgumentException e) {
      knobs.wrong(path, "not a list of ways out", String.valueOf(e.getMessage()));
      return EgressSettings.DIRECT.exits();
    }
  }
}
