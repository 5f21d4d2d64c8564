package io.dutchbook.engine.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A game followed from reading to reading. A reading that cannot follow the last believed one is
 * doubted; the last believed state stays, and nothing may be concluded from it until readings are
 * consistent again, or until the doubted one is repeated often and long enough to be a correction.
 */
public final class GameTrack {
  private final GameJudge judge;
  private final ScoreTrust trust;
  private final String home;
  private final String away;
  private final @Nullable GameState believed;
  private final Doubt doubt;
  private final int settling;
  private final int corrections;
  private final long movedAt;
  private final String problem;

  /** Readings that agree with each other and not with what is believed. */
  private record Doubt(
      @Nullable GameFlag flag, @Nullable GameState state, int readings, long since) {
    private static final Doubt NONE = new Doubt(null, null, 0, 0);
  }

  private GameTrack(
      GameTrack before,
      @Nullable GameState believed,
      Doubt doubt,
      int settling,
      int corrections,
      long movedAt,
      String problem) {
    this.judge = before.judge;
    this.trust = before.trust;
    this.home = before.home;
    this.away = before.away;
    this.believed = believed;
    this.doubt = doubt;
    this.settling = settling;
    this.corrections = corrections;
    this.movedAt = movedAt;
    this.problem = problem;
  }

  /** A game of two sides of which nothing has been read. */
  public GameTrack(Rulebook rules, ScoreTrust trust, String home, String away) {
    this.judge = new GameJudge(rules, trust.clockTolerance());
    this.trust = trust;
    this.home = home;
    this.away = away;
    this.believed = null;
    this.doubt = Doubt.NONE;
    this.settling = 0;
    this.corrections = 0;
    this.movedAt = 0;
    this.problem = "";
  }

  /** The last state that was believed; nothing before the first. */
  public Optional<GameState> believed() {
    return Optional.ofNullable(believed);
  }

  /** Whether the scoreboard has said anything, believed or not. */
  public boolean wasRead() {
    return believed != null || doubt.flag != null || !problem.isEmpty();
  }

  /** After another reading. */
  public GameTrack next(GameReading reading) {
    GameState state = reading.state();
    if (!reading.home().equals(home) || !reading.away().equals(away)) {
      return doubting(GameFlag.WRONG_GAME, state);
    }
    if (believed == null) {
      return state.phase() == GamePhase.UNKNOWN
          ? doubting(GameFlag.UNKNOWN_STATUS, state)
          : believing(state, settling, corrections);
    }
    Optional<GameFlag> flag = judge.check(believed, state);
    return flag.isEmpty()
        ? believing(state, Math.max(0, settling - 1), corrections)
        : doubting(flag.get(), state);
  }

  /** After the scoreboard could not be read, or did not show the game. */
  public GameTrack unread(String why) {
    return new GameTrack(this, believed, doubt, settling, corrections, movedAt, why);
  }

  private GameTrack believing(GameState state, int stillSettling, int corrected) {
    GameState kept = state.keepingLine(believed == null ? null : believed.line());
    boolean moved = believed == null || !kept.isSameAs(believed);
    return new GameTrack(
        this, kept, Doubt.NONE, stillSettling, corrected, moved ? state.receivedAt() : movedAt, "");
  }

  private GameTrack doubting(GameFlag flag, GameState state) {
    boolean again =
        doubt.flag == flag && doubt.state != null && judge.check(doubt.state, state).isEmpty();
    Doubt longer =
        new Doubt(
            flag, state, again ? doubt.readings + 1 : 1, again ? doubt.since : state.receivedAt());
    return isConfirmed(longer)
        ? believing(state, 0, corrections + 1)
        : new GameTrack(this, believed, longer, trust.settleReadings(), corrections, movedAt, "");
  }

  private boolean isConfirmed(Doubt longer) {
    return longer.flag != null
        && longer.flag.isConfirmable()
        && longer.readings >= trust.confirmReadings()
        && longer.state != null
        && longer.state.receivedAt() - longer.since >= trust.confirmMillis();
  }

  /** What is believed at a time. */
  public GameReport report(long now) {
    List<GameFlag> flags = new ArrayList<>();
    if (doubt.flag != null) {
      flags.add(doubt.flag);
    } else if (settling > 0) {
      flags.add(GameFlag.SETTLING);
    }
    if (believed == null) {
      flags.add(GameFlag.NEVER_READ);
    } else if (trust.isStale(believed, now)) {
      flags.add(GameFlag.STALE);
    } else if (believed.phase().isRunning() && now - movedAt > trust.stuckAfter()) {
      flags.add(GameFlag.STUCK);
    }
    return new GameReport(believed, flags, corrections, problem);
  }
}
