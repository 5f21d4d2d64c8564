package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import java.util.Arrays;
import java.util.Optional;

/** What the venues call a league: Kalshi in its series, Polymarket in its slugs (2026). */
public final class LeagueCodes {
  private LeagueCodes() {}

  /** The middle of Kalshi's series: {@code NBA} in {@code KXNBAGAME}. */
  public static String kalshi(League league) {
    return switch (league) {
      case NCAAB -> "NCAAMB";
      case NCAAW -> "NCAAWB";
      default -> league.name();
    };
  }

  /** The first part of Polymarket's slugs: {@code nba} in {@code nba-bos-cle-2026-10-08}. */
  public static String polymarket(League league) {
    return switch (league) {
      case NCAAF -> "cfb";
      case NCAAB -> "cbb";
      case NCAAW -> "cwbb";
      case LALIGA -> "lal";
      case SERIEA -> "sea";
      case BUNDESLIGA -> "bun";
      case LIGUE1 -> "fl1";
      default -> league.key();
    };
  }

  /** The league of Kalshi's code; nothing when there is none. */
  public static Optional<League> ofKalshi(String code) {
    return Arrays.stream(League.values()).filter(l -> kalshi(l).equals(code)).findFirst();
  }

  /** The league of Polymarket's code; nothing when there is none. */
  public static Optional<League> ofPolymarket(String code) {
    return Arrays.stream(League.values()).filter(l -> polymarket(l).equals(code)).findFirst();
  }
}
