package io.dutchbook.venues.polymarket;

/**
 * Texts of a feed of several sockets: those of all but the first carry the socket's number, so that
 * one stream of commands and one of frames serves them all.
 */
final class LaneText {
  private static final char MARK = '#';
  private static final char END = ' ';

  private LaneText() {}

  /** The text with its socket's number. */
  static String of(int lane, String text) {
    return lane == 0 ? text : "" + MARK + lane + END + text;
  }

  /** Which socket a text is of; the first one when it does not say. */
  static int lane(String text) {
    int end = end(text);
    return end < 0 ? 0 : Integer.parseInt(text, 1, end, 10);
  }

  /** The text without the number. */
  static String bare(String text) {
    int end = end(text);
    return end < 0 ? text : text.substring(end + 1);
  }

  /** Where the number ends; −1 when the text has none. */
  private static int end(String text) {
    if (text.isEmpty() || text.charAt(0) != MARK) {
      return -1;
    }
    int at = 1;
    while (at < text.length() && at < 4 && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at > 1 && at < text.length() && text.charAt(at) == END ? at : -1;
  }
}
