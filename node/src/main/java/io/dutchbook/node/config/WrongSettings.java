package io.dutchbook.node.config;

import java.util.List;

/** The configuration cannot be used. The message names every wrong setting, one a line. */
public final class WrongSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** With one line a problem. */
  public WrongSettings(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One line a problem: the setting, its value, what was allowed. */
  public List<String> problems() {
    return problems;
  }
}
