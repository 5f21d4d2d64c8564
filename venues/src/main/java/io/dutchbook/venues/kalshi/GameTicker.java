package io.dutchbook.venues.kalshi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that a game's event ticker names: {@code KXNBAGAME-26NOV22LALBOS}, US Eastern. */
final class GameTicker {
  private static final Pattern FORM = Pattern.compile("-(\\d{2})([A-Z]{3})(\\d{2})");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int CENTURY = 2000;

  private GameTicker() {}

  /** The day; nothing when the ticker is not that of a game of this series. */
  static Optional<LocalDate> date(String series, String ticker) {
    Matcher form = FORM.matcher(ticker);
    if (!ticker.startsWith(series + "-") || !form.find(series.length())) {
      return Optional.empty();
    }
    try {
      return form.start() != series.length()
          ? Optional.empty()
          : Optional.of(
              LocalDate.of(
                  CENTURY + Integer.parseInt(form.group(1)),
                  MONTHS.indexOf(form.group(2)) + 1,
                  Integer.parseInt(form.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
