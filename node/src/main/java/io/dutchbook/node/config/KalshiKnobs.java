package io.dutchbook.node.config;

import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.kalshi.KalshiTerms;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Kalshi's section. */
record KalshiKnobs(Knobs knobs) {
  private static final Set<String> HTTP = Set.of("http", "https");
  private static final Set<String> WEB_SOCKET = Set.of("ws", "wss");
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 10;

  /** The venue; nothing when it is switched off. */
  NodeSettings.@Nullable Kalshi read() {
    if (!knobs.flag("kalshi.enabled")) {
      return null;
    }
    NodeSettings.Kalshi kalshi =
        new NodeSettings.Kalshi(
            knobs.address("kalshi.rest", HTTP),
            knobs.address("kalshi.web-socket", WEB_SOCKET),
            knobs.text("kalshi.key-id"),
            knobs.text("kalshi.private-key-path"),
            knobs.text("kalshi.private-key"),
            resend(),
            new ClockKnobs(knobs).read("kalshi.clock"),
            terms());
    requireKey(kalshi);
    return kalshi;
  }

  private RetrySettings resend() {
    int attempts = knobs.whole("kalshi.resend.attempts", 1, MOST_ATTEMPTS);
    Duration first = knobs.duration("kalshi.resend.first-pause", SHORTEST_PAUSE, LONGEST_PAUSE);
    return new RetrySettings(
        attempts, first, knobs.duration("kalshi.resend.longest-pause", first, LONGEST_PAUSE));
  }

  private KalshiTerms terms() {
    return new KalshiTerms(
        knobs.flag("kalshi.terms.direct-member"),
        knobs.flag("kalshi.terms.trust-fee-waivers"),
        knobs.flag("kalshi.terms.mecnet-relief"));
  }

  private void requireKey(NodeSettings.Kalshi kalshi) {
    if (kalshi.keyId().isEmpty()) {
      knobs.wrong(
          "kalshi.key-id",
          "empty",
          "the id of an API key (KALSHI_API_KEY), or kalshi.enabled = false;"
              + " Kalshi shows its order books to members only");
    }
    if (kalshi.privateKeyPath().isEmpty() == kalshi.privateKey().isEmpty()) {
      knobs.wrong(
          "kalshi.private-key-path",
          kalshi.privateKeyPath().isEmpty() ? "empty" : "given beside kalshi.private-key",
          "a PEM file (KALSHI_PRIVATE_KEY_PATH), or the PEM text in kalshi.private-key, not both");
    }
  }
}
