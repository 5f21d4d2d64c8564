package io.dutchbook.venues.rate;

import java.util.List;

/**
 * What a request costs at its venue: tokens of one budget, or of several at once.
 *
 * @param takes none when it is free; when the venue says 429, the first of them is what it meant
 */
public record Draw(List<Take> takes) {
  /** Costs nothing that is counted. */
  public static final Draw FREE = new Draw(List.of());

  /** Copies the list. */
  public Draw {
    takes = List.copyOf(takes);
  }

  /** Tokens of one budget. */
  public static Draw of(String bucket, long tokens) {
    return new Draw(List.of(new Take(bucket, tokens)));
  }

  /**
   * Tokens of a budget.
   *
   * @param tokens zero or more
   */
  public record Take(String bucket, long tokens) {
    /** Refuses to give tokens back. */
    public Take {
      if (tokens < 0) {
        throw new IllegalArgumentException(tokens + " tokens of " + bucket + " cannot be taken");
      }
    }
  }
}
