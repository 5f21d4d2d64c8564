package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.game.League;
import java.util.Locale;

/**
 * A series of events, as Kalshi lists one a league.
 *
 * @param ticker its name: {@code KXNBAGAME}
 * @param title in words
 * @param league whose games
 * @param competition as product metadata name it: {@code Pro Basketball}
 * @param tag the sport
 * @param strikeKey what kind of team its markets name
 * @param feeMultiplierMillionths the fee multiplier times one million
 * @param exchangeIndex the matching-engine shard (basketball and baseball on 3 since 2026-09-10)
 * @param closesAfterHours how long after the start a market closes at the latest
 */
public record SeriesTerms(
    String ticker,
    String title,
    League league,
    String competition,
    String tag,
    String strikeKey,
    long feeMultiplierMillionths,
    int exchangeIndex,
    int closesAfterHours) {

  /** The series of a league's games. */
  public static SeriesTerms of(League league) {
    return switch (league) {
      case NBA -> series("KXNBAGAME", league, "Pro Basketball", "Basketball", 1_000_000, 3, 48);
      case WNBA ->
          series("KXWNBAGAME", league, "Pro Basketball (W)", "Basketball", 1_000_000, 3, 48);
      case NFL -> series("KXNFLGAME", league, "Pro Football", "Football", 1_000_000, 0, 48);
      case NHL -> series("KXNHLGAME", league, "Pro Hockey", "Hockey", 1_000_000, 0, 48);
      case MLB -> series("KXMLBGAME", league, "Pro Baseball", "Baseball", 500_000, 3, 72);
      case EPL -> series("KXEPLGAME", league, "EPL", "Soccer", 1_000_000, 0, 54);
      case NCAAF -> series("KXNCAAFGAME", league, "NCAA Football", "Football", 1_000_000, 0, 48);
      case NCAAB ->
          series("KXNCAAMBGAME", league, "NCAA Basketball (M)", "Basketball", 1_000_000, 3, 48);
      case NCAAW ->
          series("KXNCAAWBGAME", league, "NCAA Basketball (W)", "Basketball", 1_000_000, 3, 48);
      case MLS -> series("KXMLSGAME", league, "MLS", "Soccer", 1_000_000, 0, 54);
      case LALIGA -> series("KXLALIGAGAME", league, "La Liga", "Soccer", 1_000_000, 0, 54);
      case SERIEA -> series("KXSERIEAGAME", league, "Serie A", "Soccer", 1_000_000, 0, 54);
      case BUNDESLIGA ->
          series("KXBUNDESLIGAGAME", league, "Bundesliga", "Soccer", 1_000_000, 0, 54);
      case LIGUE1 -> series("KXLIGUE1GAME", league, "Ligue 1", "Soccer", 1_000_000, 0, 54);
      case UCL -> series("KXUCLGAME", league, "Champions League", "Soccer", 1_000_000, 0, 54);
    };
  }

  private static SeriesTerms series(
      String ticker,
      League league,
      String competition,
      String sport,
      long multiplier,
      int exchangeIndex,
      int closesAfterHours) {
    return new SeriesTerms(
        ticker,
        competition + " Game",
        league,
        competition,
        sport,
        sport.toLowerCase(Locale.ROOT) + "_team",
        multiplier,
        exchangeIndex,
        closesAfterHours);
  }

  /** What trading costs: all game series had maker fees when they were seen (June–August 2026). */
  public FeeTerms fees() {
    return new FeeTerms(FeeTerms.Type.QUADRATIC_WITH_MAKER_FEES, feeMultiplierMillionths);
  }
}
