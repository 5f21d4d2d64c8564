package io.dutchbook.venues.kalshi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a game's event ticker says: {@code KXMLBGAME-26AUG071840NYMPIT}.
 *
 * @param series {@code KXMLBGAME}
 * @param date the day, US Eastern
 * @param time when it begins, US Eastern; null where the series does not say (baseball does)
 * @param clubs both codes, one after the other without a mark
 */
public record GameTicker(String series, LocalDate date, @Nullable LocalTime time, String clubs) {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Z0-9]+)-(\\d{2})([A-Z]{3})(\\d{2})((?:[01]\\d|2[0-3])[0-5]\\d)?([A-Z0-9&-]*)");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int CENTURY = 2000;

  /** Reads a ticker; nothing when it is not that of a game. */
  public static Optional<GameTicker> parse(String ticker) {
    Matcher form = FORM.matcher(ticker);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          LocalDate.of(
              CENTURY + Integer.parseInt(form.group(2)),
              MONTHS.indexOf(form.group(3)) + 1,
              Integer.parseInt(form.group(4)));
      return Optional.of(new GameTicker(form.group(1), date, time(form.group(5)), form.group(6)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalTime time(@Nullable String digits) {
    return digits == null
        ? null
        : LocalTime.of(
            Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2)));
  }

  /** The day; nothing when the ticker is not that of a game of this series. */
  static Optional<LocalDate> date(String series, String ticker) {
    return parse(ticker).filter(game -> game.series().equals(series)).map(GameTicker::date);
  }

  /** When it begins, epoch milliseconds; -1 when the ticker does not say. */
  long startsAt() {
    return time == null ? -1 : date.atTime(time).atZone(US_EASTERN).toInstant().toEpochMilli();
  }
}
