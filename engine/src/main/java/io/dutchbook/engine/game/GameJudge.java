package io.dutchbook.engine.game;

import io.dutchbook.engine.game.Situation.Baseball;
import java.util.Optional;

/** Tells whether what the scoreboard says can follow what it said before. */
public final class GameJudge {
  /** Two readings at least this far apart may show twice as much, milliseconds. */
  private static final long BETWEEN_SCORES = 15_000;

  /** Nothing as long as this, milliseconds, is left out of a game without notice. */
  private static final long SHORTEST_PERIOD = 60_000;

  private final Rulebook rules;
  private final int clockTolerance;

  /**
   * A judge of a league's games.
   *
   * @param clockTolerance seconds that may be put back on a clock: referees do that
   */
  public GameJudge(Rulebook rules, int clockTolerance) {
    this.rules = rules;
    this.clockTolerance = clockTolerance;
  }

  /** What is wrong with a state that comes after another one; nothing when it can be true. */
  public Optional<GameFlag> check(GameState before, GameState next) {
    if (next.phase() == GamePhase.UNKNOWN) {
      return Optional.of(GameFlag.UNKNOWN_STATUS);
    }
    if (before.phase() == GamePhase.FINAL) {
      return when(!isSameFinal(before, next), GameFlag.REOPENED);
    }
    if (before.phase().isOff() || next.phase().isOff() || before.phase() == GamePhase.UNKNOWN) {
      return Optional.empty();
    }
    if (isScoreBack(before, next)) {
      return Optional.of(GameFlag.SCORE_BACK);
    }
    return backwards(before, next).or(() -> jump(before, next));
  }

  private static boolean isSameFinal(GameState before, GameState next) {
    return next.phase() == GamePhase.FINAL
        && next.homeScore() == before.homeScore()
        && next.awayScore() == before.awayScore();
  }

  private static boolean isScoreBack(GameState before, GameState next) {
    return next.homeScore() < before.homeScore() || next.awayScore() < before.awayScore();
  }

  private Optional<GameFlag> backwards(GameState before, GameState next) {
    if (before.phase().isInPlay() && next.phase() == GamePhase.SCHEDULED) {
      return Optional.of(GameFlag.PERIOD_BACK);
    }
    if (next.period() < 1 || next.period() > before.period()) {
      return Optional.empty();
    }
    if (next.period() < before.period()) {
      return Optional.of(GameFlag.PERIOD_BACK);
    }
    return when(isClockBack(before, next), GameFlag.CLOCK_BACK);
  }

  /**
   * Within one period. A clock counts only while it may run: ESPN has shown 9:24 at the end of one
   * (measured 2026-08), and 15:00 in a delay before the start.
   */
  private boolean isClockBack(GameState before, GameState next) {
    if (!next.phase().isRunning()) {
      return false;
    }
    if (before.phase().isRunning()) {
      return isBehind(next.clock(), before.clock()) || isHalfBack(before, next);
    }
    boolean paused = before.phase() == GamePhase.BREAK || before.phase() == GamePhase.HALFTIME;
    return paused
        && next.clock() instanceof GameClock.Down clock
        && clock.seconds() > clockTolerance;
  }

  private boolean isBehind(GameClock now, GameClock then) {
    if (now instanceof GameClock.Down(int left) && then instanceof GameClock.Down(int leftThen)) {
      return left > leftThen + clockTolerance;
    }
    return now instanceof GameClock.Up up
        && then instanceof GameClock.Up upThen
        && up.played() < upThen.played() - clockTolerance;
  }

  private static boolean isHalfBack(GameState before, GameState next) {
    return next.situation() instanceof Baseball now
        && before.situation() instanceof Baseball then
        && now.half() != null
        && then.half() != null
        && now.half().compareTo(then.half()) < 0;
  }

  private Optional<GameFlag> jump(GameState before, GameState next) {
    long gap = Math.max(0, next.receivedAt() - before.receivedAt());
    if (!before.phase().isInPlay()) {
      return Optional.empty();
    }
    long most = rules.sport().mostPoints() * (1 + gap / BETWEEN_SCORES);
    if (next.homeScore() - before.homeScore() > most
        || next.awayScore() - before.awayScore() > most) {
      return Optional.of(GameFlag.SCORE_JUMP);
    }
    boolean early = next.phase() == GamePhase.FINAL && !rules.canEndIn(next.period());
    boolean skipped = next.period() - before.period() > 1 && gap < SHORTEST_PERIOD;
    return when(early || skipped, GameFlag.PERIOD_JUMP);
  }

  private static Optional<GameFlag> when(boolean wrong, GameFlag flag) {
    return wrong ? Optional.of(flag) : Optional.empty();
  }
}
