package io.dutchbook.engine.game;

import org.jspecify.annotations.Nullable;

/** Readings of a game between two sides, as tests need them. */
final class Readings {
  static final String HOME = "Boston Celtics";
  static final String AWAY = "Los Angeles Lakers";
  static final ScoreTrust TRUST =
      new ScoreTrust(3, 20_000, 2, 60_000, 300_000, 1_800_000, 480_000, 5);

  private Readings() {}

  static GameState live(int period, int clock, int home, int away, long at) {
    return state(GamePhase.LIVE, period, new GameClock.Down(clock), home, away, at);
  }

  static GameState state(
      GamePhase phase, int period, GameClock clock, int home, int away, long at) {
    return state(phase, period, clock, home, away, Situation.UNKNOWN, null, at);
  }

  static GameState state(
      GamePhase phase,
      int period,
      GameClock clock,
      int home,
      int away,
      Situation situation,
      @Nullable PregameLine line,
      long at) {
    return new GameState(
        phase,
        period,
        clock,
        TimeLeft.of(Rulebook.NBA, SeasonType.REGULAR, phase, period, clock),
        Rulebook.NBA.overtime(period),
        home,
        away,
        situation,
        SeasonType.REGULAR,
        false,
        line,
        "",
        at);
  }

  static GameReading of(GameState state) {
    return new GameReading(HOME, AWAY, state);
  }

  static GameTrack track() {
    return new GameTrack(Rulebook.NBA, TRUST, HOME, AWAY);
  }
}
