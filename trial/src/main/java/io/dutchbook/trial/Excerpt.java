package io.dutchbook.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a trace that tell how it came to a violation. */
final class Excerpt {
  private static final int LAST = 12;
  private static final int LONGEST_LINE = 600;

  /** Trades are named game, time, count. */
  private static final Pattern TRADE = Pattern.compile("[a-z]+-\\d+-\\d{13}-\\d+");

  private Excerpt() {}

  /** Troubles, everything about the trades in the violations, and the last lines. */
  static List<String> of(TrialResult result) {
    Set<String> names = new LinkedHashSet<>();
    result
        .violations()
        .forEach(violation -> {
          Matcher matcher = TRADE.matcher(violation.what());
          while (matcher.find()) {
            names.add(matcher.group());
          }
        });
    List<String> trace = result.trace();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < trace.size(); i++) {
      String line = trace.get(i);
      boolean tells =
          i >= trace.size() - LAST
              || line.contains("trouble")
              || line.contains("loses its power")
              || names.stream().anyMatch(line::contains);
      if (tells) {
        lines.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
      }
    }
    return lines;
  }
}
