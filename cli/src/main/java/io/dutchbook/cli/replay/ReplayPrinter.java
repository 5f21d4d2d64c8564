package io.dutchbook.cli.replay;

import io.dutchbook.cli.replay.ReplayReport.Found;
import io.dutchbook.cli.replay.ReplayReport.Market;
import io.dutchbook.cli.replay.ReplayReport.Opportunity;
import io.dutchbook.cli.replay.ReplayReport.Sequence;
import io.dutchbook.cli.replay.ReplayReport.Side;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a report for people. */
final class ReplayPrinter {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintWriter out;

  ReplayPrinter(PrintWriter out) {
    this.out = out;
  }

  /** Writes all of it. */
  void print(ReplayReport report) {
    fact("lines", report.lines() + (report.unreadableLines() == 0 ? "" : unreadable(report)));
    fact("time", moment(report.firstAt()) + " to " + moment(report.lastAt()) + " UTC");
    fact("frames", counts(report.frames()));
    fact("malformed", counts(report.malformed()));
    if (report.sequences().isEmpty()) {
      fact("sequence", "none");
    }
    report.sequences().forEach(sequence -> fact("sequence", sequence(sequence)));
    if (report.otherDistrust() > 0) {
      fact("distrust", counted(report.otherDistrust(), "time") + " for another reason than a hole");
    }
    fact(
        "markets",
        "%d in %s, %d named by the events"
            .formatted(report.markets().size(), counted(report.games(), "game"), report.titled()));
    fact("books", report.bookUpdates() + " updates");
    out.println();
    table(report.markets());
    out.println();
    found("before fees", report.beforeFees());
    found("after fees", report.afterFees());
    out.flush();
  }

  private void fact(String name, String value) {
    out.println(String.format(Locale.ROOT, "%-14s %s", name, value));
  }

  private static String unreadable(ReplayReport report) {
    return ", %d unreadable; %s".formatted(report.unreadableLines(), report.firstUnreadable());
  }

  private static String moment(long at) {
    return MOMENT.format(Instant.ofEpochMilli(at));
  }

  /** The most frequent first. */
  private static String counts(Map<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    String each =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return all == 0 ? "0" : all + ": " + each;
  }

  private static String sequence(Sequence sequence) {
    String ignored =
        sequence.ignored() == 0
            ? ""
            : ", " + sequence.ignored() + " outside the books' subscription";
    return "sid %d: %d verified, %s%s"
        .formatted(sequence.sid(), sequence.verified(), counted(sequence.gaps(), "gap"), ignored);
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private void table(List<Market> markets) {
    int width = markets.stream().mapToInt(market -> market.ticker().length()).max().orElse(0);
    String row = "%-" + Math.max(width, 6) + "s  %-10s  %19s  %19s  %9s  %25s  %7s%s";
    out.println(
        String.format(
            Locale.ROOT,
            row,
            "market",
            "book",
            "best bid",
            "best ask",
            "levels",
            "contracts bid / asked",
            "changes",
            ""));
    for (Market market : markets) {
      out.println(
          String.format(
              Locale.ROOT,
              row,
              market.ticker(),
              market.state(),
              best(market.bids()),
              best(market.asks()),
              market.bids().levels() + " / " + market.asks().levels(),
              market.bids().depth() + " / " + market.asks().depth(),
              market.bestChanges(),
              named(market)));
    }
  }

  private static String best(Side side) {
    return side.best() == null ? "none" : side.quantity() + " at " + side.best();
  }

  /** What the events say, where they say more than the ticker. */
  private static String named(Market market) {
    return market.ticker().startsWith(market.game())
        ? ""
        : "  " + market.name() + " · " + market.game();
  }

  private void found(String when, Found found) {
    fact("dutch books", "%s: %d seen".formatted(when, found.seen()));
    Opportunity best = found.best();
    if (best != null) {
      fact(
          "",
          "best %s UTC, %s: $%s on $%s, %s"
              .formatted(
                  moment(best.at()),
                  best.game(),
                  best.profit(),
                  best.outlay(),
                  String.format(Locale.ROOT, "%.2f %%", best.edgePercent())));
      best.legs().forEach(leg -> fact("", "  " + leg));
    }
  }
}
