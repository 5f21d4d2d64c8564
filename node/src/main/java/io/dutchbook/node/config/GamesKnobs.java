package io.dutchbook.node.config;

import io.dutchbook.actors.discovery.DiscoverySettings;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.ScorePace;
import io.dutchbook.engine.game.ScoreTrust;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;

/** Reads which games are watched, where they are found, and how they are followed. */
record GamesKnobs(Knobs knobs) {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");

  DiscoverySettings discovery() {
    return new DiscoverySettings(
        knobs.list(
            "games.leagues", key -> League.ofKey(key).orElse(null), "any of " + League.keys()),
        often("games.scoreboard-every"),
        knobs.duration("games.schedule-every", Duration.ofMinutes(1), Duration.ofDays(1)),
        knobs.whole("games.days-ahead", 0, 14),
        often("games.catalogue-every"),
        often("games.missing-every"),
        often("games.near-every"),
        knobs.duration("games.ensure-every", Duration.ofMillis(500), Duration.ofMinutes(1)),
        often("games.settle-every"),
        knobs.duration("games.open-before", Duration.ZERO, Duration.ofDays(10)),
        US_EASTERN);
  }

  GameFeed.Settings scores() {
    ScorePace pace = pace();
    return new GameFeed.Settings(pace, trust(pace));
  }

  private ScorePace pace() {
    ScorePace pace =
        new ScorePace(
            often("games.scores-crunch").toMillis(),
            often("games.scores-in-play").toMillis(),
            often("games.scores-in-break").toMillis(),
            often("games.scores-soon").toMillis(),
            knobs.millis("games.scores-soon-before", Duration.ZERO, Duration.ofHours(1)),
            often("games.scores-otherwise").toMillis(),
            often("games.scores-idle").toMillis(),
            often("games.scores-after-failure").toMillis(),
            often("games.scores-after-failures").toMillis());
    notLess("scores-in-play", pace.inPlay(), "scores-crunch", pace.crunch());
    notLess("scores-idle", pace.idle(), "scores-otherwise", pace.otherwise());
    notLess(
        "scores-after-failures",
        pace.failureLongest(),
        "scores-after-failure",
        pace.failureFirst());
    return pace;
  }

  private ScoreTrust trust(ScorePace pace) {
    ScoreTrust trust =
        new ScoreTrust(
            knobs.whole("games.scores-confirm-readings", 2, 100),
            knobs.millis("games.scores-confirm-for", Duration.ZERO, Duration.ofMinutes(10)),
            knobs.whole("games.scores-settle-readings", 1, 100),
            often("games.scores-stale-in-play").toMillis(),
            often("games.scores-stale-in-break").toMillis(),
            often("games.scores-stale-otherwise").toMillis(),
            often("games.scores-stuck-after").toMillis(),
            knobs.whole("games.scores-clock-tolerance", 0, 60));
    notLess("scores-stale-in-play", trust.staleInPlay(), "scores-in-play", pace.inPlay());
    notLess("scores-stale-in-break", trust.staleInBreak(), "scores-in-break", pace.inBreak());
    notLess("scores-stale-otherwise", trust.staleOtherwise(), "scores-idle", pace.idle());
    return trust;
  }

  private void notLess(String name, long value, String other, long least) {
    if (value < least) {
      knobs.wrong("games." + name, value + " ms", "at least games." + other + ", " + least + " ms");
    }
  }

  private Duration often(String path) {
    return knobs.duration(path, Duration.ofSeconds(1), Duration.ofHours(1));
  }

  NodeSettings.ScoreboardAddress scoreboard() {
    return new NodeSettings.ScoreboardAddress(
        knobs.address("games.scoreboard", Set.of("http", "https")), knobs.name("games.user-agent"));
  }

  NodeSettings.Reconnect reconnect() {
    return new NodeSettings.Reconnect(
        pause("feed.reconnect-first"), pause("feed.reconnect-longest"));
  }

  private Duration pause(String path) {
    return knobs.duration(path, Duration.ofMillis(10), Duration.ofMinutes(10));
  }
}
