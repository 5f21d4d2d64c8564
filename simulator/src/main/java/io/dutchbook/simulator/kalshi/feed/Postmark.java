package io.dutchbook.simulator.kalshi.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Json;
import java.util.random.RandomGenerator;

/**
 * What the exchange adds to whatever it sends: since 1 October 2026 the moment of sending as a
 * frame's last field, and new fields without notice every week, which clients have to ignore.
 */
public final class Postmark {
  private final boolean stamps;
  private final RandomGenerator numbers;
  private int surprisePercent;
  private long now;

  /**
   * A postmark.
   *
   * @param stamps whether frames say when they were sent
   * @param surprisePercent how many of 100 messages have a field that nobody announced
   */
  public Postmark(boolean stamps, int surprisePercent, Seed seed) {
    this.stamps = stamps;
    this.numbers = seed.numbers();
    surprise(surprisePercent);
  }

  /** Adds nothing. */
  static Postmark none() {
    return new Postmark(false, 0, new Seed(0));
  }

  /** Lets time pass. */
  public void at(long time) {
    now = time;
  }

  /** Changes how many of 100 messages have a field that nobody announced. */
  public void surprise(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent is 0 to 100");
    }
    surprisePercent = percent;
  }

  /** A frame as it is sent. */
  String frame(ObjectNode frame) {
    ObjectNode sent = frame.deepCopy();
    if (isSurprise()) {
      sent.put("unannounced_flag", true);
      if (sent.path("msg") instanceof ObjectNode message) {
        message.put("unannounced_value", "0.0100");
        message.putObject("unannounced_details").putNull("reason");
      }
    }
    if (stamps) {
      sent.put("sending_ts_ms", now);
    }
    return Json.text(sent);
  }

  /** A body as it is sent. */
  public String body(String body) {
    return isSurprise() && Json.read(body).orElse(null) instanceof ObjectNode json
        ? Json.sorted(json.put("unannounced_flag", true))
        : body;
  }

  private boolean isSurprise() {
    return surprisePercent > 0 && numbers.nextInt(100) < surprisePercent;
  }
}
