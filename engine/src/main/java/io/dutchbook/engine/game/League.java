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
  NFL(Ending.TIE_PAYS_HALF, true),
  /** National Basketball Association. */
  NBA(Ending.WINNER, true),
  /** Women's National Basketball Association. */
  WNBA(Ending.WINNER, true),
  /** National Hockey League. */
  NHL(Ending.WINNER, true),
  /** Major League Baseball. */
  MLB(Ending.WINNER, true),
  /** English Premier League; a draw is an outcome of its own. */
  EPL(Ending.DRAW, false);

  private static final List<String> WINNER_OUTCOMES = List.of("home", "away");

  private final Ending ending;
  private final boolean awayFirst;

  League(Ending ending, boolean awayFirst) {
    this.ending = ending;
    this.awayFirst = awayFirst;
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

  /** How its games end. */
  public Ending ending() {
    return ending;
  }

  /** Whether both venues write the away team first in tickers and slugs; soccer does not. */
  public boolean awayFirst() {
    return awayFirst;
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
