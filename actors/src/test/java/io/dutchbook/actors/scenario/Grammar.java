package io.dutchbook.actors.scenario;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of lines and what each becomes. The first that fits a text reads it.
 *
 * @param rules in the sequence in which they are tried
 */
record Grammar<T>(List<Rule<T>> rules) {
  /** Copies the list. */
  Grammar {
    rules = List.copyOf(rules);
  }

  static <T> Rule<T> rule(String pattern, Function<MatchResult, T> meaning) {
    return new Rule<>(Pattern.compile(pattern), meaning);
  }

  /** Reads a text; refuses one that no rule fits. */
  T read(String text) {
    for (Rule<T> rule : rules) {
      Matcher matcher = rule.pattern().matcher(text);
      if (matcher.matches()) {
        return rule.meaning().apply(matcher);
      }
    }
    throw new IllegalArgumentException("not understood: '" + text + "'");
  }

  /**
   * A kind of line.
   *
   * @param pattern what the whole of it looks like
   * @param meaning what it becomes
   */
  record Rule<T>(Pattern pattern, Function<MatchResult, T> meaning) {}
}
