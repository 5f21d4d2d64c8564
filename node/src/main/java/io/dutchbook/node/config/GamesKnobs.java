package io.dutchbook.node.config;

import io.dutchbook.actors.discovery.DiscoverySettings;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.engine.game.League;
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
        often("games.catalogue-every"),
        often("games.missing-every"),
        often("games.near-every"),
        knobs.duration("games.ensure-every", Duration.ofMillis(500), Duration.ofMinutes(1)),
        often("games.settle-every"),
        knobs.duration("games.open-before", Duration.ZERO, Duration.ofDays(10)),
        US_EASTERN);
  }

  GameFeed.Pace scores() {
    return new GameFeed.Pace(
        often("games.scores-in-play"),
        often("games.scores-otherwise"),
        often("games.scores-after-failure"));
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
