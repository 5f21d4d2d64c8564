package io.dutchbook.venues.json;

/** A message that does not say what its type must say. */
public final class MalformedMessage extends RuntimeException {
  private static final int SHOWN = 120;

  private final String type;
  private final String reason;

  /**
   * A message nobody can use.
   *
   * @param type the message's type, for counting
   * @param reason what is wrong with it, for people
   */
  public MalformedMessage(String type, String reason) {
    super(type + ": " + shortened(reason));
    this.type = type;
    this.reason = shortened(reason);
  }

  private static String shortened(String reason) {
    return reason.length() <= SHOWN ? reason : reason.substring(0, SHOWN) + "…";
  }

  /** The message's type, one of a fixed set. */
  public String type() {
    return type;
  }

  /** What is wrong with it, at most a line. */
  public String reason() {
    return reason;
  }
}
