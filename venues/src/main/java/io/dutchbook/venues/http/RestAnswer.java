package io.dutchbook.venues.http;

import io.dutchbook.engine.collection.Ordered;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param body the whole text
 * @param serverSecond the server's clock from its {@code Date} header, epoch milliseconds of a
 *     whole second; nothing when it sent none
 * @param sentAt when we asked, epoch milliseconds
 * @param receivedAt when the answer was complete, epoch milliseconds
 * @param headers what else the head says, by names in lower case; of a repeated one the last
 */
public record RestAnswer(
    int status,
    String body,
    OptionalLong serverSecond,
    long sentAt,
    long receivedAt,
    Map<String, String> headers) {
  private static final int SHOWN = 200;

  /** Copies the headers. */
  public RestAnswer {
    headers = Ordered.map(headers);
  }

  /** An answer of which no header matters. */
  public RestAnswer(
      int status, String body, OptionalLong serverSecond, long sentAt, long receivedAt) {
    this(status, body, serverSecond, sentAt, receivedAt, Map.of());
  }

  /** A header's value, whatever the case of its name; nothing when there is none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether the status is in the 200s. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Without the body, which may be a secret. */
  @Override
  public String toString() {
    return "RestAnswer[" + status + ", " + body.length() + " chars]";
  }

  /** Status and the begin of the body, for messages to people. */
  public String summary() {
    String line = body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
    return ("HTTP " + status + " " + line.replaceAll("\\s+", " ")).strip();
  }
}
