package io.dutchbook.engine.game;

import java.util.Collection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How often a league's scoreboard is read. All times in milliseconds.
 *
 * @param crunch while a close game nears its end
 * @param inPlay while a game is being played
 * @param inBreak while games pause between periods
 * @param soon from {@code soonBefore} on until the start
 * @param soonBefore how long before the start that is
 * @param otherwise while a game is delayed, or starts within the hour
 * @param idle while nothing is near
 * @param failureFirst after a first failure; doubles with each that follows
 * @param failureLongest the longest pause after failures
 */
public record ScorePace(
    long crunch,
    long inPlay,
    long inBreak,
    long soon,
    long soonBefore,
    long otherwise,
    long idle,
    long failureFirst,
    long failureLongest) {
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_GAME = 6 * HOUR;
  private static final int MOST_DOUBLINGS = 20;

  /**
   * A game that is followed.
   *
   * @param state where it stands; nothing while no board has shown it
   * @param startsAt when it begins, epoch milliseconds
   */
  public record Followed(@Nullable GameState state, long startsAt) {}

  /** How long to wait for the next reading: as short as the most urgent game wants it. */
  public long pause(Rulebook rules, Collection<Followed> games, long now) {
    return games.stream().mapToLong(game -> pause(rules, game, now)).min().orElse(idle);
  }

  private long pause(Rulebook rules, Followed game, long now) {
    GameState state = game.state();
    if (state == null) {
      return now - game.startsAt() > LONGEST_GAME ? idle : before(game.startsAt() - now);
    }
    return switch (state.phase()) {
      case LIVE, OVERTIME, SHOOTOUT -> isCrunch(rules, state) ? crunch : inPlay;
      case BREAK, HALFTIME -> inBreak;
      case SCHEDULED -> before(game.startsAt() - now);
      case DELAYED, SUSPENDED, UNKNOWN -> otherwise;
      case FINAL, POSTPONED, OFF -> idle;
    };
  }

  /** A start that is near is not slept over. */
  private long before(long toStart) {
    if (toStart <= soonBefore) {
      return soon;
    }
    return Math.max(soon, Math.min(toStart <= HOUR ? otherwise : idle, toStart - soonBefore));
  }

  /** Whether a close game nears its end. */
  static boolean isCrunch(Rulebook rules, GameState state) {
    if (state.phase() != GamePhase.LIVE) {
      return state.phase().isRunning();
    }
    if (state.margin() > closeMargin(rules.sport())) {
      return false;
    }
    Integer left = state.left().inRegulation();
    return left == null
        ? state.period() >= rules.periods() - (rules.sport() == Sport.BASEBALL ? 1 : 0)
        : left <= lastSeconds(rules.sport());
  }

  private static int closeMargin(Sport sport) {
    return switch (sport) {
      case FOOTBALL, BASKETBALL -> 8;
      case BASEBALL -> 3;
      case HOCKEY, SOCCER -> 1;
    };
  }

  private static int lastSeconds(Sport sport) {
    return sport == Sport.SOCCER ? 900 : 300;
  }

  /**
   * How long to wait after failures.
   *
   * @param failures in a row, at least 1
   * @param retryAfter what the scoreboard asked for; it is waited for if it is longer
   * @param spread by how much of itself the pause grows, drawn by the caller so that not everybody
   *     comes back at once
   */
  public long afterFailures(int failures, OptionalLong retryAfter, double spread) {
    long doubled = failureFirst << Math.min(failures - 1, MOST_DOUBLINGS);
    long pause = Math.max(Math.min(doubled, failureLongest), retryAfter.orElse(0));
    return pause + Math.round(pause * spread);
  }
}
