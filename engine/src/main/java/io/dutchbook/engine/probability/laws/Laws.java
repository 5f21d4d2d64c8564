package io.dutchbook.engine.probability.laws;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.Side;
import io.dutchbook.engine.probability.state.SportState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a model against every {@link Law} over random states. What a model says may not differ by
 * more than {@code SLACK} from what a law wants, which is rounding; a second may change {@code
 * TICK}.
 *
 * @param <S> what the model is told
 */
public final class Laws<S extends SportState> {
  private static final double SLACK = 1e-9;
  private static final double TICK = 0.02;
  private static final double BATTING_LAST = 0.03;

  private final WinProbabilityModel<S> model;
  private final Changes changes;
  private final Chances one = new Chances();
  private final Chances other = new Chances();
  private final List<Violation> found = new ArrayList<>();

  private Laws(WinProbabilityModel<S> model) {
    this.model = model;
    changes = new Changes(model.competition());
  }

  /**
   * The first violation of each law among so many states.
   *
   * @param states how many are drawn
   * @param seed the same seed draws the same states
   */
  public static <S extends SportState> List<Violation> check(
      WinProbabilityModel<S> model, int states, long seed) {
    Laws<S> laws = new Laws<>(model);
    RandomStates drawn = new RandomStates(model.competition(), seed);
    for (int i = 0; i < states; i++) {
      laws.hold(drawn.next());
    }
    return List.copyOf(laws.found);
  }

  private void hold(SportState state) {
    sumsToOne(state);
    certainAtTheEnd(changes.ended(state));
    scoreHelps(state);
    changes.helped(state).ifPresent(pair -> helps(Law.POSSESSION_HELPS, pair[0], pair[1]));
    changes.plain(state).ifPresent(this::timeHelps);
    sidesAreAlike(state);
    changes.later(state).ifPresent(later -> noJump(still(state), later, TICK));
    changes.aroundABreak(state).ifPresent(pair -> noJump(pair[0], pair[1], TICK));
    changes.aroundOvertime(state).ifPresent(pair -> noJump(pair[0], pair[1], TICK));
  }

  /** A ball changes places where a clock is only said to have run. */
  private static SportState still(SportState state) {
    return state instanceof FootballState s
        ? s.withBall(Side.UNKNOWN, SportState.UNKNOWN, SportState.UNKNOWN, SportState.UNKNOWN)
        : state;
  }

  private void sumsToOne(SportState state) {
    evaluate(state, one);
    double sum = one.home() + one.away() + one.draw();
    if (!(Math.abs(sum - 1) <= SLACK && one.home() >= 0 && one.away() >= 0 && one.draw() >= 0)) {
      report(Law.SUMS_TO_ONE, state, one.toString());
    }
    if (!(one.home() > 0 && one.home() < 1 && one.away() > 0 && one.away() < 1)) {
      report(Law.OPEN_UNTIL_THE_END, state, one.toString());
    }
  }

  private void certainAtTheEnd(SportState ended) {
    evaluate(ended, one);
    double winner = ended.lead() > 0 ? one.home() : one.away();
    if (winner != 1) {
      report(Law.CERTAIN_AT_THE_END, ended, one.toString());
    }
  }

  private void scoreHelps(SportState state) {
    helps(Law.SCORE_HELPS, state.withScore(state.homeScore() + 1, state.awayScore()), state);
    helps(Law.SCORE_HELPS, state, state.withScore(state.homeScore(), state.awayScore() + 1));
  }

  private void helps(Law law, SportState helped, SportState not) {
    evaluate(helped, one);
    evaluate(not, other);
    if (one.home() < other.home() - SLACK || one.away() > other.away() + SLACK) {
      report(law, not, other + ", then " + one);
    }
  }

  private void timeHelps(SportState state) {
    Optional<SportState> earlier = changes.earlier(state);
    if (earlier.isEmpty() || state.lead() == 0) {
      return;
    }
    evaluate(state, one);
    evaluate(earlier.get(), other);
    double now = state.lead() > 0 ? one.home() : one.away();
    double then = state.lead() > 0 ? other.home() : other.away();
    if (now < then - SLACK) {
      report(Law.TIME_HELPS_THE_LEADER, state, other + " earlier, " + one + " now");
    }
  }

  private void sidesAreAlike(SportState state) {
    Prior prior = state.prior();
    boolean mirror = !(state instanceof BaseballState s) || startsAnInning(s);
    if (!prior.neutral() || !mirror) {
      return;
    }
    evaluate(state, one);
    evaluate(state.swapped(), other);
    double slack = state instanceof BaseballState ? BATTING_LAST : SLACK;
    if (Math.abs(one.home() - other.away()) > slack
        || Math.abs(one.draw() - other.draw()) > slack) {
      report(Law.SIDES_ARE_ALIKE, state, one + ", exchanged " + other);
    }
  }

  private static boolean startsAnInning(BaseballState state) {
    boolean onSecond = state.automaticRunner() && state.inning() > state.scheduledInnings();
    return !state.bottom() && state.outs() == 0 && state.bases() == (onSecond ? 2 : 0);
  }

  private void noJump(SportState before, SportState after, double most) {
    evaluate(before, one);
    evaluate(after, other);
    double jump =
        Math.max(Math.abs(one.home() - other.home()), Math.abs(one.away() - other.away()));
    if (!(jump < most)) {
      report(Law.NO_JUMPS, before, one + ", a second later " + other);
    }
  }

  @SuppressWarnings("unchecked") // states are drawn of the type that the model's competition has
  private void evaluate(SportState state, Chances into) {
    model.evaluate((S) state, into);
  }

  private void report(Law law, SportState state, String values) {
    if (found.stream().noneMatch(violation -> violation.law() == law)) {
      found.add(new Violation(law, state, values));
    }
  }
}
