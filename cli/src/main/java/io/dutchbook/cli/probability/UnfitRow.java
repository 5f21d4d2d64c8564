package io.dutchbook.cli.probability;

/**
 * A table that cannot be used as it is; the message names line, column, value and what is allowed.
 */
public final class UnfitRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public UnfitRow(String message) {
    super(message);
  }
}
