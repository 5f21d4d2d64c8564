package io.dutchbook.simulator.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.games.ChanceTable.Ends;
import io.dutchbook.simulator.games.Diamond.State;
import io.dutchbook.simulator.testing.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlookTest {
  private static final double TINY = 1e-9;
  private static final Outlook EVEN = new Outlook(0.5, 0, 0.5);

  static LongStream seeds() {
    return Seeds.first(20);
  }

  /** The law that makes it a probability: before a chance it is the average of after the chance. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aChanceMovesTheOutlookButNotItsAverage(long seed) {
    Random random = new Random(seed);
    Scoring byHome = ClockSport.of(League.NFL).orElseThrow().scoring().times(1.1);
    Scoring byAway = ClockSport.of(League.NFL).orElseThrow().scoring().times(0.9);
    Ends ends = List.of(Ends.values()).get(random.nextInt(3));
    ChanceTable table = new ChanceTable(12, byHome, byAway, ends, EVEN);
    int taken = random.nextInt(12);
    int anyLead = random.nextInt(-20, 21);
    int lead = table.isOver(taken, anyLead) ? 0 : anyLead;
    Scoring scoring = taken % 2 == 0 ? byHome : byAway;
    int direction = taken % 2 == 0 ? 1 : -1;

    double average = 0;
    double nothing = 1;
    for (Scoring.Way way : scoring.ways()) {
      average += way.probability() * table.at(taken + 1, lead + direction * way.points()).home();
      nothing -= way.probability();
    }
    average += nothing * table.at(taken + 1, lead).home();

    assertThat(table.at(taken, lead).home()).isEqualTo(average, within(TINY));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBatterMovesTheOutlookButNotItsAverage(long seed) {
    Random random = new Random(seed);
    Diamond diamond = new Diamond(18, 1.05, 0.95, EVEN);
    State state =
        new State(random.nextInt(17), random.nextInt(3), random.nextInt(8), random.nextInt(-6, 7));

    double average = 0;
    for (int i = 0; i < 200_000; i++) {
      int taken = diamond.draw(state, random);
      State next = taken == 0 ? state.out() : state.hit(taken);
      average += diamond.at(next, EVEN).home();
    }

    assertThat(average / 200_000).isEqualTo(diamond.at(state, EVEN).home(), within(0.002));
  }

  @Test
  void aSideThatLeadsAtTheEndHasWon() {
    ChanceTable table =
        new ChanceTable(
            2,
            ClockSport.of(League.EPL).orElseThrow().scoring(),
            ClockSport.of(League.EPL).orElseThrow().scoring(),
            Ends.AFTER_ALL,
            Outlook.LEVEL);

    assertThat(List.of(table.at(2, 1), table.at(2, 0), table.at(2, -1)))
        .containsExactly(Outlook.HOME, Outlook.LEVEL, Outlook.AWAY);
  }

  @Test
  void followsTheOrderOfTheLeaguesOutcomes() {
    Outlook outlook = new Outlook(0.5, 0.2, 0.3);

    assertThat(outlook.over(League.EPL)).containsExactly(0.5, 0.2, 0.3);
    assertThat(outlook.over(League.NFL)).containsExactly(0.5, 0.3, 0.2);
  }
}
