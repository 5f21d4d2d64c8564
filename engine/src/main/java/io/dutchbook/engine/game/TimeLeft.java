package io.dutchbook.engine.game;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is left to play, as far as a clock can tell.
 *
 * @param inPeriod seconds left in the period; 0 between periods and in added time, nothing when
 *     there is no clock or it is not known
 * @param inRegulation seconds left in regular time; 0 in overtime, nothing likewise
 */
public record TimeLeft(@Nullable Integer inPeriod, @Nullable Integer inRegulation) {
  /** Nobody can tell. */
  public static final TimeLeft UNKNOWN = new TimeLeft(null, null);

  private static final TimeLeft NOTHING = new TimeLeft(0, 0);

  /** Seconds left in the game if it ends with this period or with regular time; nothing unknown. */
  public OptionalInt onClock() {
    return inPeriod == null || inRegulation == null
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(inPeriod, inRegulation));
  }

  /** What a league's rules make of phase, period and clock. */
  public static TimeLeft of(
      Rulebook rules, SeasonType season, GamePhase phase, int period, GameClock clock) {
    return switch (phase) {
      case SCHEDULED -> whole(rules);
      case FINAL -> NOTHING;
      case POSTPONED, OFF, UNKNOWN -> UNKNOWN;
      case BREAK, HALFTIME -> between(rules, period);
      case LIVE, OVERTIME, SHOOTOUT, DELAYED, SUSPENDED -> running(rules, season, period, clock);
    };
  }

  private static TimeLeft whole(Rulebook rules) {
    return rules.periodSeconds().isEmpty()
        ? UNKNOWN
        : new TimeLeft(rules.periodSeconds().getAsInt(), rules.regulationSeconds().orElseThrow());
  }

  private static TimeLeft between(Rulebook rules, int period) {
    return period < 1 || rules.periodSeconds().isEmpty()
        ? UNKNOWN
        : new TimeLeft(0, after(rules, period));
  }

  private static TimeLeft running(Rulebook rules, SeasonType season, int period, GameClock clock) {
    OptionalInt length = rules.secondsOf(period, season);
    if (period < 1 || length.isEmpty()) {
      return UNKNOWN;
    }
    return switch (clock) {
      case GameClock.Down(int seconds) -> left(rules, period, seconds);
      case GameClock.Up(int seconds, int _) ->
          left(rules, period, Math.max(0, nominalEnd(rules, season, period) - seconds));
      case GameClock.None _, GameClock.Unknown _ -> UNKNOWN;
    };
  }

  private static TimeLeft left(Rulebook rules, int period, int inPeriod) {
    boolean overtime = rules.overtime(period) > 0;
    return new TimeLeft(inPeriod, overtime ? 0 : inPeriod + after(rules, period));
  }

  /** Seconds of the regular periods after this one. */
  private static int after(Rulebook rules, int period) {
    return Math.max(0, rules.periods() - period) * rules.periodSeconds().orElse(0);
  }

  /** What a clock that counts up shows when a period is over. */
  private static int nominalEnd(Rulebook rules, SeasonType season, int period) {
    int regular = Math.min(period, rules.periods()) * rules.periodSeconds().orElse(0);
    return regular + rules.overtime(period) * rules.overtimeSeconds(season).orElse(0);
  }
}
