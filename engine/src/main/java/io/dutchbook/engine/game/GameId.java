package io.dutchbook.engine.game;

import java.util.regex.Pattern;

/**
 * Names a game, in addresses and journal alike: league and scoreboard id, as {@code nba-401810123}.
 *
 * @param value lower-case letters, digits and dashes
 */
public record GameId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  /** Refuses what could not stand in an address. */
  public GameId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "game id '" + value + "' is not 1 to 80 lower-case letters, digits and dashes");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
