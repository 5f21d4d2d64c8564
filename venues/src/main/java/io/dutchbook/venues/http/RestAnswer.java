package io.dutchbook.venues.http;

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
 */
public record RestAnswer(
    int status, String body, OptionalLong serverSecond, long sentAt, long receivedAt) {
  private static final int SHOWN = 200;

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
