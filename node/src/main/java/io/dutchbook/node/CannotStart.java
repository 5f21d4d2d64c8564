package io.dutchbook.node;

/** A node cannot start, for a reason that the operator can do something about: one line. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one line for people. */
  public CannotStart(String message) {
    super(message);
  }

  /** With one line for people, and what lies beneath. */
  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
