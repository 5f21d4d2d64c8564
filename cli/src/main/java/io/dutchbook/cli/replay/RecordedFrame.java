package io.dutchbook.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Json;

/**
 * A frame as it came from the socket. What is read here serves counting only; its meaning is the
 * codec's to find.
 *
 * @param line where in the file, from 1
 * @param receivedAt when it arrived, epoch milliseconds
 * @param json what it was
 */
record RecordedFrame(long line, long receivedAt, JsonNode json) implements Recording.Line {
  /** What stands for a number that the frame does not carry. */
  static final long NONE = -1;

  /** The text that the socket would have given. */
  String text() {
    return Json.write(json);
  }

  /** Its type; empty when it says none. */
  String type() {
    return json.path("type").asText("");
  }

  /** Whether it carries a book or a change of one. */
  boolean isAboutABook() {
    return type().startsWith("orderbook_");
  }

  /** The market it is about; empty when about none. */
  String ticker() {
    return json.path("msg").path("market_ticker").asText("");
  }

  /** Its subscription, or {@link #NONE}. */
  long sid() {
    return json.path("sid").asLong(NONE);
  }

  /** Its place in the sequence, or {@link #NONE}. */
  long seq() {
    return json.path("seq").asLong(NONE);
  }
}
