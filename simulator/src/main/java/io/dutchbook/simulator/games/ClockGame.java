package io.dutchbook.simulator.games;

import io.dutchbook.simulator.games.ChanceTable.Ends;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.games.Script.Shown;
import java.util.List;
import java.util.random.RandomGenerator;

/** One game of a sport with a clock. Belongs to one thread. */
final class ClockGame {
  private static final int SHORTEST_ADDED_TIME = 60;
  private static final int LONGEST_ADDED_TIME = 360;

  private final ClockSport sport;
  private final Scoring byHome;
  private final Scoring byAway;
  private final RandomGenerator numbers;
  private final ChanceTable overtime;
  private final ChanceTable regular;
  private final Script script = new Script();

  ClockGame(ClockSport sport, double advantage, RandomGenerator numbers) {
    this.sport = sport;
    this.byHome = sport.scoring().times(1 + advantage);
    this.byAway = sport.scoring().times(1 - advantage);
    this.numbers = numbers;
    this.overtime = overtime();
    this.regular =
        new ChanceTable(
            sport.periods() * sport.chances(), byHome, byAway, Ends.AFTER_ALL, overtime.at(0, 0));
  }

  private ChanceTable overtime() {
    int chances = sport.overtimeChances();
    return switch (sport.overtime()) {
      case NONE -> new ChanceTable(0, byHome, byAway, Ends.AFTER_ALL, Outlook.LEVEL);
      case EQUAL_CHANCES ->
          new ChanceTable(chances, byHome, byAway, Ends.AT_LEAD_AFTER_EQUAL_CHANCES, Outlook.LEVEL);
      case SUDDEN_DEATH ->
          new ChanceTable(chances, byHome, byAway, Ends.AT_FIRST_LEAD, new Outlook(0.5, 0, 0.5));
      case UNTIL_DECIDED -> {
        Outlook once =
            new ChanceTable(chances, byHome, byAway, Ends.AFTER_ALL, Outlook.LEVEL).at(0, 0);
        yield new ChanceTable(chances, byHome, byAway, Ends.AFTER_ALL, once.untilDecided());
      }
    };
  }

  List<Moment> play() {
    for (int period = 0; period < sport.periods(); period++) {
      script.nextPeriod();
      period(regular, period * sport.chances(), sport.chances());
      if (period + 1 < sport.periods()) {
        rest(period);
      }
    }
    while (script.lead() == 0 && sport.overtime() != ClockSport.Overtime.NONE) {
      if (!goesOn()) {
        break;
      }
    }
    script.add(Phase.FINAL, Shown.stopped(clockAtEnd()), Outlook.of(script.lead()), 0);
    return script.moments();
  }

  /** Plays what follows a level game; false when the game ends with it whatever happened. */
  private boolean goesOn() {
    rest(sport.periods());
    script.nextPeriod();
    period(overtime, 0, sport.overtimeChances());
    if (sport.overtime() == ClockSport.Overtime.SUDDEN_DEATH && script.lead() == 0) {
      shootOut();
    }
    return sport.overtime() == ClockSport.Overtime.UNTIL_DECIDED;
  }

  private void shootOut() {
    script.add(Phase.PERIOD_END, Shown.stopped(0), overtime.at(sport.overtimeChances(), 0), 120);
    script.nextPeriod();
    script.add(Phase.PLAYING, Shown.stopped(0), overtime.at(sport.overtimeChances(), 0), 240);
    script.score(numbers.nextBoolean(), 1);
  }

  private void period(ChanceTable table, int before, int chances) {
    int seconds = chances * sport.chanceSeconds();
    int start = sport.countsUp() ? (script.period() - 1) * seconds : seconds;
    int direction = sport.countsUp() ? 1 : -1;
    for (int i = 0; i < chances && !table.isOver(before + i, script.lead()); i++) {
      int clock = start + direction * i * sport.chanceSeconds();
      int taken = before + i;
      script.add(
          Phase.PLAYING,
          new Shown(clock, direction),
          table.at(taken, script.lead()),
          sport.chanceSeconds());
      take(taken);
      stand(clock + direction * sport.chanceSeconds(), table.at(taken + 1, script.lead()));
    }
    if (sport.countsUp()) {
      int added = numbers.nextInt(SHORTEST_ADDED_TIME, LONGEST_ADDED_TIME);
      script.add(
          Phase.PLAYING,
          new Shown(start + seconds, 1),
          table.at(before + chances, script.lead()),
          added);
    }
  }

  private void take(int chance) {
    boolean home = chance % 2 == 0;
    int points = (home ? byHome : byAway).draw(numbers);
    if (points > 0) {
      script.score(home, points);
    }
  }

  /** The clock stands for a while after most chances. */
  private void stand(int clock, Outlook outlook) {
    if (sport.stoppage() > 0) {
      double seconds = 1 + 2 * (sport.stoppage() - 1) * numbers.nextDouble();
      script.add(Phase.PLAYING, Shown.stopped(clock), outlook, seconds);
    }
  }

  private void rest(int period) {
    boolean halftime = sport.periods() % 2 == 0 && period + 1 == sport.periods() / 2;
    Outlook outlook =
        period < sport.periods()
            ? regular.at((period + 1) * sport.chances(), script.lead())
            : overtime.at(0, 0);
    int clock = sport.countsUp() ? (period + 1) * sport.periodSeconds() : 0;
    script.add(
        halftime ? Phase.HALFTIME : Phase.PERIOD_END,
        Shown.stopped(clock),
        outlook,
        halftime ? sport.halftimeSeconds() : sport.breakSeconds());
  }

  private int clockAtEnd() {
    return sport.countsUp() ? sport.periods() * sport.periodSeconds() : 0;
  }
}
