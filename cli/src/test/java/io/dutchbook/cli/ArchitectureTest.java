package io.dutchbook.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.dutchbook.node.Node;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The floors of the house, and what must not be found on them. */
@AnalyzeClasses(packages = "io.dutchbook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ENGINE = "io.dutchbook.engine..";

  private static final Set<String> WALL_CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          Instant.class.getName() + ".now",
          LocalDate.class.getName() + ".now",
          Clock.class.getName() + ".systemUTC",
          Clock.class.getName() + ".systemDefaultZone",
          InstantSource.class.getName() + ".system");

  @ArchTest
  static final ArchRule EVERY_FLOOR_USES_ONLY_WHAT_STANDS_BELOW_IT =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("engine")
          .definedBy(ENGINE)
          .layer("protocol")
          .definedBy("io.dutchbook.protocol..")
          .layer("venues")
          .definedBy("io.dutchbook.venues..")
          .layer("persistence")
          .definedBy("io.dutchbook.persistence..")
          .layer("actors")
          .definedBy("io.dutchbook.actors..")
          .layer("node")
          .definedBy("io.dutchbook.node..")
          .layer("simulator")
          .definedBy("io.dutchbook.simulator..")
          .layer("trial")
          .definedBy("io.dutchbook.trial..")
          .layer("cli")
          .definedBy("io.dutchbook.cli..")
          .whereLayer("engine")
          .mayNotAccessAnyLayer()
          .whereLayer("protocol")
          .mayOnlyAccessLayers("engine")
          .whereLayer("venues")
          .mayOnlyAccessLayers("engine")
          .whereLayer("persistence")
          .mayOnlyAccessLayers("engine", "protocol")
          .whereLayer("actors")
          .mayOnlyAccessLayers("engine", "protocol", "venues")
          .whereLayer("node")
          .mayOnlyAccessLayers("engine", "protocol", "venues", "persistence", "actors")
          .whereLayer("simulator")
          .mayOnlyAccessLayers("engine")
          .whereLayer("trial")
          .mayOnlyAccessLayers(
              "engine", "protocol", "venues", "persistence", "actors", "node", "simulator");

  @ArchTest
  static final ArchRule THE_ENGINE_IS_PLAIN_FUNCTIONS_AND_VALUES =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.apache.pekko..",
                  "com.fasterxml..",
                  "org.slf4j..",
                  "java.net..",
                  "java.nio.file..",
                  "java.sql..",
                  "java.util.concurrent.."))
          .orShould()
          .dependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "java..", ENGINE, "org.pcollections..", "org.jspecify.annotations..")));

  @ArchTest
  static final ArchRule ONLY_ACTORS_PORTS_OF_A_VENUE_ARE_KNOWN_TO_ACTORS =
      noClasses()
          .that()
          .resideInAPackage("io.dutchbook.actors..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.dutchbook.venues.kalshi..",
              "io.dutchbook.venues.polymarket..",
              "io.dutchbook.venues.espn..",
              "org.apache.pekko.http..",
              "com.fasterxml..");

  @ArchTest
  static final ArchRule DECISIONS_ARE_GIVEN_THE_TIME =
      noClasses()
          .that()
          .resideInAnyPackage(
              ENGINE, "io.dutchbook.protocol..", "io.dutchbook.venues..", "io.dutchbook.actors..")
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(
                  DescribedPredicate.describe(
                      "is a wall clock",
                      target ->
                          WALL_CLOCKS.contains(
                              target.getOwner().getName() + "." + target.getName()))));

  @ArchTest
  static final ArchRule DECISIONS_ARE_GIVEN_THEIR_IDS_AND_CHANCES =
      noClasses()
          .that()
          .resideInAnyPackage(
              ENGINE, "io.dutchbook.protocol..", "io.dutchbook.venues..", "io.dutchbook.actors..")
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(ThreadLocalRandom.class, "current")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule NO_ORDER_IS_DRAWN_BY_THE_PROCESS =
      noClasses()
          .that()
          .resideInAnyPackage(
              ENGINE,
              "io.dutchbook.protocol..",
              "io.dutchbook.venues..",
              "io.dutchbook.actors..",
              "io.dutchbook.simulator..",
              "io.dutchbook.trial..")
          .should()
          .callMethod(Map.class, "copyOf", Map.class)
          .orShould()
          .callMethod(Set.class, "copyOf", Collection.class)
          .orShould()
          .callMethod(Collectors.class, "toSet")
          .orShould()
          .callMethod(Collectors.class, "toUnmodifiableSet")
          .because("io.dutchbook.engine.collection.Ordered keeps the order of what it copies");

  @ArchTest
  static final ArchRule MONEY_IS_NEVER_A_FLOATING_POINT_NUMBER =
      methods()
          .that()
          .areDeclaredInClassesThat(resideInAPackage("io.dutchbook.engine.money"))
          .and()
          .doNotHaveName("toDouble")
          .should()
          .notHaveRawReturnType(double.class);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.dutchbook.engine.(*)..").should().beFreeOfCycles();

  @Test
  void aClockInADecisionWouldBeNoticed() {
    JavaClasses offender = new ClassFileImporter().importClasses(Node.class);
    ArchRule sameRuleForTheNode =
        noClasses()
            .that(resideInAPackage("io.dutchbook.node").as("are the node"))
            .should()
            .callMethod(InstantSource.class, "system");

    assertThatThrownBy(() -> sameRuleForTheNode.check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("InstantSource.system()");
  }
}
