package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.LeagueCodes;
import java.util.List;
import java.util.Optional;

/**
 * A series that is understood: {@code KXNBASPREAD} is about spreads of the NBA (Kalshi, 2026-08).
 *
 * @param league whose games or title
 * @param kind what its markets claim
 */
record KalshiSeriesCode(League league, Kind kind) {
  private static final String PREFIX = "KX";

  /** The series of a league's games and title that are read. */
  static List<String> of(League league) {
    String stem = PREFIX + LeagueCodes.kalshi(league);
    return List.of(stem + "GAME", stem + "SPREAD", stem + "TOTAL", title(league));
  }

  /** The series of a league's title. That of the NBA is recorded, the others follow reports. */
  private static String title(League league) {
    return switch (league) {
      case NFL -> "KXSB";
      case EPL -> "KXPREMIERLEAGUE";
      case NCAAB -> "KXMARMAD";
      case NCAAW -> "KXWMARMAD";
      case MLS -> "KXMLSCUP";
      default -> PREFIX + LeagueCodes.kalshi(league);
    };
  }

  /** What a series is about; nothing when it is another. */
  static Optional<KalshiSeriesCode> parse(String series) {
    for (League league : League.values()) {
      List<String> known = of(league);
      int index = known.indexOf(series);
      if (index >= 0) {
        return Optional.of(
            new KalshiSeriesCode(
                league, List.of(Kind.WINNER, Kind.SPREAD, Kind.TOTAL, Kind.CHAMPION).get(index)));
      }
    }
    return Optional.empty();
  }
}
