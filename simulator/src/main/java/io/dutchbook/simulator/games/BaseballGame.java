package io.dutchbook.simulator.games;

import io.dutchbook.simulator.games.Diamond.State;
import io.dutchbook.simulator.games.Moment.Bases;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.games.Script.Shown;
import java.util.List;
import java.util.random.RandomGenerator;

/** One game of baseball. Belongs to one thread. */
final class BaseballGame {
  private static final int REGULAR_HALVES = 18;
  private static final double SHORTEST_BATTER = 45;
  private static final double LONGEST_BATTER = 140;
  private static final double BETWEEN_HALVES = 125;

  private final RandomGenerator numbers;
  private final Outlook ifLevel;
  private final Diamond regular;
  private final Diamond extra;
  private final Script script = new Script();

  BaseballGame(double advantage, RandomGenerator numbers) {
    this.numbers = numbers;
    double byHome = 1 + advantage;
    double byAway = 1 - advantage;
    Diamond once = new Diamond(2, byHome, byAway, Outlook.LEVEL);
    this.ifLevel = once.at(new State(0, 0, 0, 0), Outlook.LEVEL).untilDecided();
    this.extra = new Diamond(2, byHome, byAway, ifLevel);
    this.regular = new Diamond(REGULAR_HALVES, byHome, byAway, ifLevel);
  }

  List<Moment> play() {
    int lead = innings(regular, 0);
    while (lead == 0) {
      lead = innings(extra, 0);
    }
    script.add(Phase.FINAL, Shown.stopped(0), Outlook.of(lead), 0);
    return script.moments();
  }

  /** Plays a number of innings, or until they are decided; returns the lead. */
  private int innings(Diamond diamond, int lead) {
    State state = new State(0, 0, 0, lead);
    while (!diamond.isOver(state)) {
      open(state);
      state = half(diamond, state);
      if (!diamond.isOver(state)) {
        script.add(Phase.PERIOD_END, Shown.stopped(0), diamond.at(state, ifLevel), BETWEEN_HALVES);
      }
    }
    return state.lead();
  }

  private void open(State state) {
    if (Diamond.homeBats(state.half())) {
      script.openBottom();
    } else {
      script.openInning();
    }
  }

  private State half(Diamond diamond, State start) {
    boolean homeBats = Diamond.homeBats(start.half());
    State state = start;
    while (state.half() == start.half() && !diamond.isOver(state)) {
      script.add(
          Phase.PLAYING,
          Shown.stopped(0),
          new Bases(homeBats, state.outs(), state.bases()),
          diamond.at(state, ifLevel),
          numbers.nextDouble(SHORTEST_BATTER, LONGEST_BATTER));
      int taken = diamond.draw(state, numbers);
      State next = taken == 0 ? state.out() : state.hit(taken);
      script.score(homeBats, Math.abs(next.lead() - state.lead()));
      state = next;
    }
    return state;
  }
}
