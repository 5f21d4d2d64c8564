package io.dutchbook.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.trial.defects.Defect;
import io.dutchbook.trial.fault.Plan;
import io.dutchbook.trial.fault.Trouble;
import io.dutchbook.trial.machine.Surgery;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole engine by seed; how a violation came about is in what a failed test says. */
class TrialTest {
  private static final TrialSettings SETTINGS = TrialSettings.usual();
  private static final TrialSettings BRIEF = SETTINGS.troubledFor(Duration.ofMinutes(1));
  private static final int SEEDS = 200;

  /** Names of what is wrong with sales of what is held. */
  private static final String SALES = "^(EXIT|EARLY)_.*$";

  private static final int SEEDS_TO_CATCH_A_DEFECT = 60;

  @Test
  void aDayWithoutTroubleTradesAndHoldsEverything() {
    TrialResult result = Trial.run(1, SETTINGS, Plan.quiet(), Surgery.NONE);

    assertThat(told(result)).isEmpty();
    assertThat(result.figures().trades()).isPositive();
    assertThat(result.figures().settlements()).isPositive();
  }

  @Test
  void theSameSeedGivesTheSameJournal() {
    TrialResult once = Trial.run(4, BRIEF);
    TrialResult again = Trial.run(4, BRIEF);

    assertThat(again.journalHash()).isEqualTo(once.journalHash());
    assertThat(again.events()).isEqualTo(once.events()).isPositive();
  }

  /** What a process draws when it starts, such as the order of Java's sets, decides nothing. */
  @Test
  void anotherProcessWritesTheSameJournal() throws Exception {
    List<String> here = LongStream.of(4, 5).mapToObj(AnotherProcess::line).toList();

    assertThat(AnotherProcess.lines(4, 5)).isEqualTo(here);
  }

  @Test
  void everySeedHoldsEverything() {
    List<TrialResult> results =
        LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> Trial.run(seed, BRIEF)).toList();

    assertThat(results.stream().flatMap(result -> told(result).stream())).isEmpty();
    assertThat(exits(results)).as("sales of what nothing covered").isPositive();
  }

  /** A trade under way is completed or unwound while nothing can be written to the database. */
  @Test
  void hedgesLeaveWhileTheDatabaseIsAway() {
    List<Plan.Planned> outages =
        LongStream.iterate(12_000, at -> at < 60_000, at -> at + 6_000)
            .mapToObj(at -> new Plan.Planned(at, new Trouble.DatabaseDown(Duration.ofSeconds(3))))
            .toList();

    TrialResult result = Trial.run(1, BRIEF, new Plan(outages), Surgery.NONE);

    assertThat(told(result)).isEmpty();
    assertThat(result.figures().keptEvents()).isPositive();
    assertThat(result.figures().hedgesWithoutDatabase()).isPositive();
  }

  /** Each has found a defect of the engine once; the changelog says which. */
  @ParameterizedTest
  @ValueSource(longs = {2, 7, 22, 25, 38, 101})
  void whatWentWrongOnceDoesNotGoWrongAgain(long seed) {
    assertThat(told(Trial.run(seed, SETTINGS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {13_287, 15_601})
  void whatWentWrongBrieflyDoesNotGoWrongAgain(long seed) {
    assertThat(told(Trial.run(seed, BRIEF))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = SALES)
  void aPlantedDefectIsFound(Defect defect) {
    assertFound(defect);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = SALES)
  void aPlantedDefectOfASaleIsFound(Defect defect) {
    assertFound(defect);
  }

  private static void assertFound(Defect defect) {
    boolean found =
        LongStream.rangeClosed(1, SEEDS_TO_CATCH_A_DEFECT)
            .mapToObj(seed -> Trial.run(seed, SETTINGS, defect.surgery()))
            .anyMatch(result -> !result.passed());

    assertThat(found).as("%s within %d seeds", defect, SEEDS_TO_CATCH_A_DEFECT).isTrue();
  }

  private static int exits(List<TrialResult> results) {
    return results.stream()
        .flatMap(result -> result.figures().exits().values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static List<String> told(TrialResult result) {
    return result.passed()
        ? List.of()
        : Stream.concat(
                Stream.of("seed " + result.seed() + ": " + result.violations()),
                TrialRun.excerpt(result).stream())
            .toList();
  }
}
