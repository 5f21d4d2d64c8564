package io.dutchbook.node.config;

import io.dutchbook.venues.polymarket.PolymarketSettings;
import io.dutchbook.venues.polymarket.PolymarketSites;
import io.dutchbook.venues.polymarket.RegionCheck;
import io.dutchbook.venues.polymarket.RegionCheck.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Polymarket's section. */
record PolymarketKnobs(Knobs knobs) {
  private static final Set<String> HTTP = Set.of("http", "https");
  private static final Set<String> WEB_SOCKET = Set.of("ws", "wss");
  private static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(1);

  /** The venue; nothing when it is switched off. */
  NodeSettings.@Nullable Polymarket read() {
    if (!knobs.flag("polymarket.enabled")) {
      return null;
    }
    URI clob = knobs.address("polymarket.clob", HTTP);
    return new NodeSettings.Polymarket(
        clob,
        knobs.address("polymarket.market-socket", WEB_SOCKET),
        knobs.address("polymarket.user-socket", WEB_SOCKET),
        knobs.address("polymarket.gamma", HTTP),
        sites(PolymarketSites.of(clob)),
        new ClockKnobs(knobs).read("polymarket.clock"),
        heartbeat(),
        knobs.whole("polymarket.warm-up-signatures", 0, 100_000),
        knobs.text("polymarket.private-key"),
        knobs.whole("polymarket.signature-type", 0, 3),
        knobs.text("polymarket.funder"));
  }

  private PolymarketSites sites(PolymarketSites unset) {
    return new PolymarketSites(
        knobs.address("polymarket.data", HTTP, unset.data()),
        knobs.address("polymarket.relayer", HTTP, unset.relayer()),
        knobs.address("polymarket.sports", WEB_SOCKET, unset.sports()),
        new RegionCheck(
            knobs.address("polymarket.region.address", HTTP, unset.region().address()),
            knobs.choice("polymarket.region.check", Mode.class)));
  }

  private Duration heartbeat() {
    Duration every =
        knobs.duration(
            "polymarket.heartbeat.every", SHORTEST_HEARTBEAT, PolymarketSettings.LONGEST_HEARTBEAT);
    return knobs.flag("polymarket.heartbeat.enabled") ? every : Duration.ZERO;
  }
}
