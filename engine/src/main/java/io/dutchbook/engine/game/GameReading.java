package io.dutchbook.engine.game;

/**
 * A game as one look at the scoreboard showed it.
 *
 * @param home the home side, by its full name where the team is known, else by the board's code
 * @param away the visitors, likewise
 * @param state where it stands
 */
public record GameReading(String home, String away, GameState state) {}
