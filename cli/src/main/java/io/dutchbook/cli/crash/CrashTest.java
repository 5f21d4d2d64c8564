package io.dutchbook.cli.crash;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.trial.check.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts the engine, lets it trade, kills it, and looks at it when it is back; again and again. */
final class CrashTest implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofMinutes(2);
  private static final Duration REST_WITHIN = Duration.ofMinutes(2);
  private static final Duration AGREE_WITHIN = Duration.ofMinutes(1);
  private static final Duration TRADE_WITHIN = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final CrashSettings settings;
  private final InstantSource clock;
  private final Consumer<Round> narrator;
  private final Random random;
  private final VenuesProcess venues;
  private final Path config;
  private final Books books;
  private final List<Round> rounds = new ArrayList<>();
  private final List<Long> deaths = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final long began;
  private @Nullable EngineProcess engine;
  private @Nullable Audit audit;

  private CrashTest(
      CrashSettings settings,
      InstantSource clock,
      Consumer<Round> narrator,
      VenuesProcess venues,
      Path config) {
    this.settings = settings;
    this.clock = clock;
    this.narrator = narrator;
    this.random = new Random(settings.seed());
    this.venues = venues;
    this.config = config;
    this.began = clock.millis();
    this.books =
        new Books(
            venues.books(),
            NodeConfig.load(config, ConfigFactory.empty()).trading().limits(),
            () -> clock.millis() - began);
  }

  /**
   * Starts the venues.
   *
   * @param narrator hears of every round
   */
  static CrashTest start(CrashSettings settings, InstantSource clock, Consumer<Round> narrator)
      throws IOException, InterruptedException {
    Files.createDirectories(settings.folder().resolve("engine"));
    VenuesProcess venues = VenuesProcess.start(settings);
    Path config = settings.folder().resolve("engine.conf");
    Files.writeString(
        config, settings.engine(venues.addresses()).root().render(ConfigRenderOptions.concise()));
    return new CrashTest(settings, clock, narrator, venues, config);
  }

  /** Does it all; the first violation ends it, and leaves everything as it was found. */
  CrashReport run() throws IOException, InterruptedException, SQLException {
    try {
      while (rounds.size() < settings.kills() && violations.isEmpty()) {
        Round round = round(Plan.draw(random));
        rounds.add(round);
        narrator.accept(round);
      }
      if (violations.isEmpty()) {
        comeToRest();
      }
    } catch (IllegalStateException e) {
      violations.add("start " + (rounds.size() + 1) + ": the engine " + e.getMessage());
    }
    return report();
  }

  private Round round(Plan plan) throws IOException, InterruptedException, SQLException {
    long start = System.nanoTime();
    long startedAt = clock.millis();
    EngineProcess running = launch();
    if (plan.duringRecovery()) {
      TimeUnit.MILLISECONDS.sleep(plan.after().toMillis());
      Double died = kill(running, plan, start);
      return new Round(
          rounds.size() + 1,
          plan.blow(),
          true,
          0,
          null,
          null,
          null,
          null,
          null,
          false,
          died,
          List.of(),
          books.events(),
          books.remembered().orderCount());
    }
    books.remembered().lookOutFrom(startedAt);
    running.awaitServing(START_WITHIN);
    double serves = secondsSince(start);
    Set<TradeId> openBefore = openBefore(running);
    running.awaitReady(START_WITHIN);
    double ready = secondsSince(start);
    if (plan.audited()) {
      running.pause(true);
    }
    awaitEnd(running, openBefore);
    double settled = secondsSince(start);
    awaitAgreement(running);
    double agreed = secondsSince(start);
    if (plan.audited()) {
      audit(running);
      running.pause(false);
    }
    books.requireNothingForgotten(database(running));
    collect();
    load(running, plan);
    collect();
    long again = books.remembered().firstOpenedSince();
    double died = kill(running, plan, start);
    return new Round(
        rounds.size() + 1,
        plan.blow(),
        false,
        openBefore.size(),
        serves,
        ready,
        settled,
        agreed,
        again == 0 || plan.audited() ? null : (again - startedAt) / 1_000.0,
        plan.audited(),
        died,
        plan.faults().stream().map(Plan.Fault::toString).toList(),
        books.events(),
        books.remembered().orderCount());
  }

  private EngineProcess launch() throws IOException {
    EngineProcess launched =
        EngineProcess.start(
            config, settings.folder().resolve("engine"), settings.folder().resolve("engine.log"));
    engine = launched;
    return launched;
  }

  private double kill(EngineProcess running, Plan plan, long start)
      throws IOException, InterruptedException {
    running.die(plan.blow(), plan.apart());
    deaths.add(clock.millis());
    return secondsSince(start);
  }

  private static double secondsSince(long nanos) {
    return Math.round((System.nanoTime() - nanos) / 1e6) / 1e3;
  }

  private static void requireAlive(EngineProcess running) {
    if (running.hasEnded()) {
      throw new IllegalStateException("has ended by itself: " + running.lastWords());
    }
  }

  private static DatabaseSettings database(EngineProcess running) throws IOException {
    return running
        .database()
        .orElseThrow(() -> new IllegalStateException("has no database that answers"));
  }

  private void collect() {
    violations.addAll(books.violations());
  }

  private Set<TradeId> openBefore(EngineProcess running) throws IOException, SQLException {
    books.read(database(running));
    return books.remembered().open();
  }

  /** Trades that were open when the engine died end soon, one way or the other. */
  private void awaitEnd(EngineProcess running, Set<TradeId> trades)
      throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + REST_WITHIN.toNanos();
    while (books.remembered().open().stream().anyMatch(trades::contains)) {
      if (System.nanoTime() > deadline) {
        violations.add("trades that were open before are open still: " + books.remembered().open());
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      requireAlive(running);
      books.read(database(running));
    }
  }

  /**
   * What trades have ended has the fills that the venues have; that may take a moment to be heard.
   */
  private void awaitAgreement(EngineProcess running)
      throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + AGREE_WITHIN.toNanos();
    List<String> differences = books.differences(database(running));
    while (!differences.isEmpty()) {
      if (System.nanoTime() > deadline) {
        violations.addAll(differences);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      differences = books.differences(database(running));
    }
  }

  /** Waits until nothing is open, and for journal and venues to agree on everything. */
  private Audit audit(EngineProcess running)
      throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + REST_WITHIN.toNanos();
    Audit found = books.audit(database(running));
    while (!(books.remembered().open().isEmpty() && found.passed())) {
      if (System.nanoTime() > deadline) {
        violations.add("open: " + books.remembered().open() + "; " + found);
        return found;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      found = books.audit(database(running));
    }
    return found;
  }

  private void trouble(Plan plan) {
    venues.books().order("heal", "{}");
    plan.faults().forEach(fault -> venues.books().order(fault.name(), fault.settings()));
  }

  /** Lets it trade under trouble, and if so wanted until it is in the middle of a trade. */
  private void load(EngineProcess running, Plan plan)
      throws IOException, InterruptedException, SQLException {
    trouble(plan);
    TimeUnit.MILLISECONDS.sleep(plan.after().toMillis());
    books.read(database(running));
    Duration midTrade = plan.midTrade();
    if (midTrade != null) {
      long deadline = System.nanoTime() + TRADE_WITHIN.toNanos();
      while (books.remembered().open().isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        books.read(database(running));
      }
      TimeUnit.MILLISECONDS.sleep(midTrade.toMillis());
    }
    requireAlive(running);
  }

  /** The last start: no trouble any more, no new trades, and everything must agree. */
  private void comeToRest() throws IOException, InterruptedException, SQLException {
    venues.books().order("heal", "{}");
    EngineProcess running = launch();
    running.awaitServing(START_WITHIN);
    running.awaitReady(START_WITHIN);
    running.pause(true);
    awaitEnd(running, books.remembered().open());
    awaitAgreement(running);
    long deadline = System.nanoTime() + REST_WITHIN.toNanos();
    Audit found = audit(running);
    while (!books.unrest().isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      found = audit(running);
    }
    if (!books.unrest().isEmpty()) {
      violations.add("does not come to rest: " + books.unrest());
    }
    audit = found;
    books.requireNothingForgotten(database(running));
    collect();
    int code = running.stop();
    if (code != 0 && code != 143) {
      violations.add("the engine ended with exit code " + code + ": " + running.lastWords());
    }
  }

  private CrashReport report() {
    TradeTimes times = books.times();
    return new CrashReport(
        settings.seed(),
        rounds.size(),
        (clock.millis() - began) / 1_000.0,
        violations,
        audit,
        times.endings(),
        books.events(),
        books.remembered().orderCount(),
        seconds(Round::servesAfter),
        seconds(Round::readyAfter),
        seconds(round -> round.openBefore() > 0 ? round.settledAfter() : null),
        seconds(Round::tradesAgainAfter),
        intervals(times.surpluses(), false),
        intervals(times.surpluses(), true),
        intervals(times.unknowns(), false),
        intervals(times.unknowns(), true),
        rounds);
  }

  private Spread seconds(Function<Round, @Nullable Double> measured) {
    List<Long> millis = new ArrayList<>();
    for (Round round : rounds) {
      Double seconds = measured.apply(round);
      if (seconds != null) {
        millis.add(Math.round(seconds * 1_000));
      }
    }
    return Spread.ofMillis(millis);
  }

  private Spread intervals(List<TradeTimes.Interval> all, boolean withDeath) {
    return Spread.ofMillis(
        all.stream()
            .filter(interval -> deaths.stream().anyMatch(interval::contains) == withDeath)
            .map(TradeTimes.Interval::millis)
            .toList());
  }

  /** Kills whatever still runs. */
  @Override
  public void close() {
    EngineProcess last = engine;
    if (last != null) {
      last.close();
    }
    books.close();
    venues.close();
  }
}
