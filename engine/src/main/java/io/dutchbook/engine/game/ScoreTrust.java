package io.dutchbook.engine.game;

/**
 * When the scoreboard's word is believed.
 *
 * @param confirmReadings how many readings in a row must agree on a correction
 * @param confirmMillis and for how long they must do so
 * @param settleReadings how many consistent readings end a doubt
 * @param staleInPlay the oldest score of a game that is being played, milliseconds
 * @param staleInBreak the oldest score between periods, milliseconds
 * @param staleOtherwise the oldest score before the start and in a delay, milliseconds
 * @param stuckAfter how long nothing may move in a game that is being played, milliseconds
 * @param clockTolerance seconds that may be put back on a clock
 */
public record ScoreTrust(
    int confirmReadings,
    long confirmMillis,
    int settleReadings,
    long staleInPlay,
    long staleInBreak,
    long staleOtherwise,
    long stuckAfter,
    int clockTolerance) {

  /** Whether a state that was read at a time is too old at another. */
  boolean isStale(GameState state, long now) {
    long limit =
        switch (state.phase()) {
          case LIVE, OVERTIME, SHOOTOUT, UNKNOWN -> staleInPlay;
          case BREAK, HALFTIME -> staleInBreak;
          case SCHEDULED, DELAYED, SUSPENDED, POSTPONED, OFF -> staleOtherwise;
          case FINAL -> Long.MAX_VALUE;
        };
    return now - state.receivedAt() > limit;
  }
}
