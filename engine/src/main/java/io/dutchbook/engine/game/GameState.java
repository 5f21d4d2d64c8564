package io.dutchbook.engine.game;

/**
 * What the scoreboard said of a game.
 *
 * @param phase where it stands
 * @param period counts from 1; 0 before the start
 * @param clockSeconds as the sport counts it: down in most, up in soccer; 0 where there is none
 * @param homeScore points of the home side
 * @param awayScore points of the away side
 * @param detail in the scoreboard's words: {@code 3:12 - 4th}
 * @param receivedAt when it arrived, epoch milliseconds
 */
public record GameState(
    GamePhase phase,
    int period,
    int clockSeconds,
    int homeScore,
    int awayScore,
    String detail,
    long receivedAt) {}
