package io.dutchbook.engine.game;

import io.dutchbook.engine.market.OutcomeSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A competition whose games are traded, and how such a game can end. */
public enum League {
  /** National Football League; a game can tie, and a tie pays half on both venues. */
  NFL(Sport.FOOTBALL, Ending.TIE_PAYS_HALF, true),
  /** National Basketball Association. */
  NBA(Sport.BASKETBALL, Ending.WINNER, true),
  /** Women's National Basketball Association. */
  WNBA(Sport.BASKETBALL, Ending.WINNER, true),
  /** National Hockey League. */
  NHL(Sport.HOCKEY, Ending.WINNER, true),
  /** Major League Baseball. */
  MLB(Sport.BASEBALL, Ending.WINNER, true),
  /** English Premier League; a draw is an outcome of its own. */
  EPL(Sport.SOCCER, Ending.DRAW, true),
  /** American college football; overtime goes on until somebody leads. */
  NCAAF(Sport.FOOTBALL, Ending.WINNER, false),
  /** Men's American college basketball, division I. */
  NCAAB(Sport.BASKETBALL, Ending.WINNER, false),
  /** Women's American college basketball, division I. */
  NCAAW(Sport.BASKETBALL, Ending.WINNER, false),
  /** Major League Soccer. */
  MLS(Sport.SOCCER, Ending.DRAW, false),
  /** The first Spanish division. */
  LALIGA(Sport.SOCCER, Ending.DRAW, false),
  /** The first Italian division. */
  SERIEA(Sport.SOCCER, Ending.DRAW, false),
  /** The first German division. */
  BUNDESLIGA(Sport.SOCCER, Ending.DRAW, false),
  /** The first French division. */
  LIGUE1(Sport.SOCCER, Ending.DRAW, false),
  /** The UEFA Champions League; what counts is the result after ninety minutes. */
  UCL(Sport.SOCCER, Ending.DRAW, false);

  private static final List<String> WINNER_OUTCOMES = List.of("home", "away");

  private final Sport sport;
  private final Ending ending;
  private final boolean closed;

  League(Sport sport, Ending ending, boolean closed) {
    this.sport = sport;
    this.ending = ending;
    this.closed = closed;
  }

  /** The lower-case name used in addresses and files: {@code nba}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The league of a key, whatever its case; nothing when there is none. */
  public static Optional<League> ofKey(String key) {
    return Arrays.stream(values()).filter(league -> league.key().equalsIgnoreCase(key)).findFirst();
  }

  /** The league of a game, which its name begins with; nothing when it does not. */
  public static Optional<League> of(GameId game) {
    int dash = game.value().indexOf('-');
    return dash < 0 ? Optional.empty() : ofKey(game.value().substring(0, dash));
  }

  /** The name of one of its games. */
  public GameId game(String scoreboardId) {
    return new GameId(key() + "-" + scoreboardId.toLowerCase(Locale.ROOT));
  }

  /** All keys, for messages about a wrong one. */
  public static String keys() {
    return Arrays.stream(values()).map(League::key).collect(Collectors.joining(", "));
  }

  /** The ways a game can end, home side first. */
  public OutcomeSpace outcomes() {
    return switch (ending) {
      case WINNER -> new OutcomeSpace(WINNER_OUTCOMES);
      case TIE_PAYS_HALF -> new OutcomeSpace(List.of("home", "away", "tie"));
      case DRAW -> new OutcomeSpace(List.of("home", "draw", "away"));
    };
  }

  /** What is played. */
  public Sport sport() {
    return sport;
  }

  /** How its games end. */
  public Ending ending() {
    return ending;
  }

  /** Whether both venues write the away team first in tickers and slugs; soccer does not. */
  public boolean awayFirst() {
    return sport != Sport.SOCCER;
  }

  /**
   * Whether every club of it and its codes are known, so that a venue's code names one. Colleges
   * and soccer clubs come and go, and their codes are not all confirmed; there only a name proves.
   */
  public boolean closed() {
    return closed;
  }

  /** Kinds of endings. */
  public enum Ending {
    /** One side always wins. */
    WINNER,
    /** A tie is possible and pays half of each side (Kalshi NFL rules and Polymarket, 2026). */
    TIE_PAYS_HALF,
    /** A draw is an outcome with markets of its own. */
    DRAW
  }
}
