package io.dutchbook.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.time.SteppedSystem;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.simulator.SimulatorSettings;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.makers.MakerSettings;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.trial.check.Account;
import io.dutchbook.trial.check.Audit;
import io.dutchbook.trial.check.Checker;
import io.dutchbook.trial.check.Invariant;
import io.dutchbook.trial.check.Trace;
import io.dutchbook.trial.fault.Plan;
import io.dutchbook.trial.fault.Trouble;
import io.dutchbook.trial.journal.JournalStore;
import io.dutchbook.trial.machine.Machine;
import io.dutchbook.trial.machine.Surgery;
import io.dutchbook.trial.world.Keys;
import io.dutchbook.trial.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** One trial: a seed's day of games, with everything that goes wrong on it. */
public final class Trial implements AutoCloseable {
  /** A Monday afternoon in November: no exchange pauses, and games of all leagues are played. */
  private static final long START = 1_795_464_000_000L;

  private static final long SECOND = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Money DEPOSIT = Money.dollars(1_000);

  /**
   * Slower than in life: what they leave lying about lasts longer than their venue holds orders.
   */
  private static final MakerSettings SLOW_MAKERS =
      new MakerSettings(
          6_000, 20_000, 0.3, 20_000, 8_000, 0.6, 0.5, 5, 20, 300, 600, 3_000, 0.04, 20_000, 4);

  private static final Config JOURNAL =
      ConfigFactory.parseString(
              """
              pekko.persistence {
                journal.plugin = "trial.journal"
                snapshot-store.plugin = "trial.snapshots"
              }
              trial.journal {
                class = "io.dutchbook.trial.journal.TrialJournal"
                plugin-dispatcher = "pekko.persistence.dispatchers.default-plugin-dispatcher"
                circuit-breaker { max-failures = 1000000, call-timeout = 10s, reset-timeout = 5s }
              }
              trial.snapshots {
                class = "io.dutchbook.trial.journal.TrialSnapshots"
                plugin-dispatcher = "pekko.persistence.dispatchers.default-plugin-dispatcher"
                circuit-breaker { max-failures = 10, call-timeout = 10s, reset-timeout = 5s }
              }
              """)
          .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"));

  private final long seed;
  private final TrialSettings settings;
  private final SteppedSystem time;
  private final JournalStore journal;
  private final World world;
  private final Trace trace = new Trace();
  private final Checker checker;
  private final Machine machine;
  private final Plan plan;
  private boolean failing;
  private boolean killWanted;

  private Trial(long seed, TrialSettings settings, Plan plan, Surgery surgery) {
    this.seed = seed;
    this.settings = settings;
    this.plan = plan;
    this.time = SteppedSystem.start("trial", START, JOURNAL);
    this.journal = JournalStore.of(Adapter.toClassic(time.system()));
    this.world = new World(time, new Seed(seed), simulator());
    NodeSettings node = NodeConfig.load(null, overrides(world.keys()));
    this.checker = new Checker(node.trading().limits(), this::elapsed, trace);
    this.machine = new Machine(time, world, node, surgery, checker, Telemetry.NONE);
    journal.onCommit(entry -> checker.committed(entry, journal.database().isDown()));
  }

  /** Runs the trial of a seed. */
  public static TrialResult run(long seed, TrialSettings settings) {
    return run(seed, settings, Surgery.NONE);
  }

  /** Runs the trial of a seed on an engine that something was done to. */
  public static TrialResult run(long seed, TrialSettings settings, Surgery surgery) {
    long from = settings.calmFor().toMillis();
    Plan plan = Plan.of(new Seed(seed), from, from + settings.troubledFor().toMillis());
    return run(seed, settings, plan, surgery);
  }

  /** Runs a trial with troubles of one's own. */
  public static TrialResult run(long seed, TrialSettings settings, Plan plan, Surgery surgery) {
    try (Trial trial = new Trial(seed, settings, plan, surgery)) {
      return trial.run();
    }
  }

  private SimulatorSettings simulator() {
    return new SimulatorSettings(
        seed,
        new GameSettings(settings.leagues(), settings.games(), settings.speed(), 60 * SECOND),
        SimulatorSettings.kalshi(DEPOSIT, settings.speed()),
        SimulatorSettings.polymarket(DEPOSIT, 3_000, settings.speed()),
        MakerSettings.KALSHI,
        SLOW_MAKERS,
        2_000,
        40,
        SimulatorSettings.Ports.ANY,
        Path.of("unused"));
  }

  private Config overrides(Keys keys) {
    String kalshi = World.host(Venue.KALSHI);
    String polymarket = World.host(Venue.POLYMARKET);
    return ConfigFactory.parseMap(
            Map.ofEntries(
                Map.entry("trading.watch-only", false),
                Map.entry("trading.paper", false),
                Map.entry("trading.live-authorized", true),
                Map.entry("kalshi.enabled", true),
                Map.entry("kalshi.rest", "http://" + kalshi + "/trade-api/v2"),
                Map.entry("kalshi.web-socket", "ws://" + kalshi + "/trade-api/ws/v2"),
                Map.entry("kalshi.key-id", keys.kalshiId()),
                Map.entry("kalshi.private-key-path", ""),
                Map.entry("kalshi.private-key", keys.kalshiPem()),
                Map.entry("polymarket.enabled", true),
                Map.entry("polymarket.clob", "http://" + polymarket),
                Map.entry("polymarket.market-socket", "ws://" + polymarket + "/ws/market"),
                Map.entry("polymarket.user-socket", "ws://" + polymarket + "/ws/user"),
                Map.entry("polymarket.gamma", "http://" + polymarket + "/gamma"),
                Map.entry("polymarket.private-key", keys.wallet().hex()),
                Map.entry("polymarket.signature-type", 0),
                Map.entry("polymarket.funder", ""),
                Map.entry("polymarket.warm-up-signatures", 0),
                Map.entry("games.scoreboard", "http://" + World.ESPN_HOST),
                Map.entry("games.leagues", settings.leagues().stream().map(l -> l.key()).toList()),
                Map.entry("games.scoreboard-every", "2s"),
                Map.entry("games.catalogue-every", "10s"),
                Map.entry("games.missing-every", "2s"),
                Map.entry("games.settle-every", "2s"),
                Map.entry("games.scores-crunch", "1s"),
                Map.entry("games.scores-in-play", "1s"),
                Map.entry("games.scores-in-break", "1s"),
                Map.entry("games.scores-soon", "5s"),
                Map.entry("games.scores-otherwise", "5s"),
                Map.entry("games.scores-idle", "5s"),
                Map.entry("database.url", ""),
                Map.entry("risk.cooldown-after-loss", "0s"),
                Map.entry("admin.token", ""),
                Map.entry("breaker.open-for", "20s")),
            "trial")
        .atPath("dutchbook");
  }

  private long elapsed() {
    return time.now() - START;
  }

  // ---------------------------------------------------------------- the course of a trial

  private TrialResult run() {
    machine.start();
    long troubleEnds = settings.calmFor().plus(settings.troubledFor()).toMillis();
    for (Plan.Planned next : plan.planned()) {
      passUntil(next.at());
      strike(next.trouble());
    }
    passUntil(troubleEnds);
    heal();
    comeToRest(troubleEnds + settings.restWithin().toMillis());
    if (checker.violations().isEmpty()) {
      restart();
    }
    return result();
  }

  private void passUntil(long moment) {
    boolean more = !failing;
    while (more) {
      more = time.step(START + moment) && !hasFailed();
    }
  }

  /** The first violation ends a trial: whatever follows may follow from it. */
  private boolean hasFailed() {
    failing = failing || !checker.violations().isEmpty();
    return failing;
  }

  private void heal() {
    world.fault("heal", Json.object());
    journal.database().goDown(false);
    journal.database().commitsAfter(Duration.ofMillis(2));
    machine.shiftClock(0);
    machine.start();
    trace.add(elapsed(), "the trouble is over");
  }

  private void comeToRest(long until) {
    setKill(false);
    long looked = elapsed();
    String unrest = "nothing was looked at";
    pause();
    boolean agreed = false;
    while (!failing && elapsed() < until && !agreed) {
      looked += SECOND;
      passUntil(looked);
      pause();
      unrest = unrest();
      agreed = unrest.isEmpty() && audit().passed();
    }
    if (!failing && !unrest.isEmpty()) {
      checker.violated(Invariant.COMES_TO_REST, unrest);
    } else if (!failing) {
      checker.atRest(audit());
      hasFailed();
    }
  }

  /** No new trade begins, so that those under way can end. */
  private void pause() {
    machine.refs().ifPresent(refs -> ask(refs.desk(), Trial::pausing));
  }

  private static DeskCommand pausing(ActorRef<DeskCommand.SwitchReply> replyTo) {
    return new DeskCommand.SetPause(true, "trial", "coming to rest", replyTo);
  }

  private String unrest() {
    if (!checker.unrest().isEmpty()) {
      return checker.unrest();
    }
    Optional<DeskView> view = view();
    if (view.isEmpty()) {
      return "the risk desk does not answer";
    }
    if (!view.get().awaited().isEmpty()) {
      return "the risk desk awaits " + view.get().awaited();
    }
    return view.get().openTrades() == 0
        ? ""
        : "the risk desk counts " + view.get().openTrades() + " open trades";
  }

  /** What a venue has paid reaches the journal some seconds later. */
  private Audit audit() {
    return checker.audit(accounts(), world.moneyIsConserved());
  }

  private Map<Venue, Account> accounts() {
    Map<Venue, Account> accounts = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      accounts.put(venue, Account.of(venue, world.ledger(venue)));
    }
    return accounts;
  }

  /** Takes the power away once more, and looks whether everything is as it was. */
  private void restart() {
    Optional<DeskView> before = view();
    machine.kill("to see what it remembers");
    machine.start();
    long until = elapsed() + 60 * SECOND;
    String unrest = "not looked";
    while (!failing && elapsed() < until && !unrest.isEmpty()) {
      passUntil(elapsed() + SECOND);
      unrest = unrest();
    }
    if (!unrest.isEmpty()) {
      checker.violated(Invariant.SURVIVES_RESTART, unrest);
    }
    Optional<DeskView> after = view();
    if (!failing && !remembered(before).equals(remembered(after))) {
      checker.violated(
          Invariant.SURVIVES_RESTART, remembered(before) + " became " + remembered(after));
    }
  }

  private static String remembered(Optional<DeskView> view) {
    return view.map(v ->
            v.switches()
                + " "
                + v.realized()
                + " "
                + v.venues().stream().map(money -> money.venue() + " " + money.deposit()).toList())
        .orElse("nothing");
  }

  private Optional<DeskView> view() {
    return machine
        .refs()
        .flatMap(refs -> this.<DeskCommand, DeskView>ask(refs.desk(), DeskCommand.GetView::new));
  }

  private <Q, A> Optional<A> ask(ActorRef<Q> actor, Function<ActorRef<A>, Q> question) {
    CompletionStage<A> answer =
        AskPattern.ask(actor, question::apply, PATIENCE, time.system().scheduler());
    long until = time.now() + SECOND;
    time.settle();
    boolean more = true;
    while (more && !answer.toCompletableFuture().isDone()) {
      more = time.step(until);
    }
    return answer.toCompletableFuture().isDone()
            && !answer.toCompletableFuture().isCompletedExceptionally()
        ? Optional.of(answer.toCompletableFuture().join())
        : Optional.empty();
  }

  // ---------------------------------------------------------------- trouble

  private void strike(Trouble trouble) {
    if (failing) {
      return;
    }
    trace.add(elapsed(), "trouble: " + trouble);
    switch (trouble) {
      case Trouble.AtVenue(String name, JsonNode json) -> atVenue(name, json);
      case Trouble.PowerLoss(int crossings, Duration downFor) -> powerLoss(crossings, downFor);
      case Trouble.DatabaseDown(Duration lasting) -> {
        journal.database().goDown(true);
        time.later(lasting, () -> journal.database().goDown(false));
      }
      case Trouble.SlowCommits(Duration each, Duration lasting) -> {
        journal.database().commitsAfter(each);
        time.later(lasting, () -> journal.database().commitsAfter(Duration.ofMillis(2)));
      }
      case Trouble.ClockOff(long offset, Duration lasting) -> {
        machine.shiftClock(offset);
        time.later(lasting, () -> machine.shiftClock(0));
      }
      case Trouble.Kill(Duration lasting) -> {
        setKill(true);
        time.later(lasting, () -> setKill(false));
      }
      case Trouble.CalledOff() -> callOff();
    }
    time.settle();
  }

  private void atVenue(String name, JsonNode json) {
    if (name.equals("rate-storm")) {
      checker.storm(true);
    }
    if (name.equals("fee-change")) {
      checker.feesChanged();
    }
    world.fault(name, json);
  }

  private void powerLoss(int crossings, Duration downFor) {
    if (crossings == 0) {
      machine.kill("between two crossings");
    } else {
      machine.killAt(crossings);
    }
    startAgain(downFor);
  }

  /** A machine that is to die at a crossing may not have got there yet. */
  private void startAgain(Duration pause) {
    time.later(
        pause.plusMillis(1),
        () -> {
          if (machine.refs().isPresent()) {
            startAgain(Duration.ofSeconds(1));
          } else {
            machine.start();
          }
        });
  }

  /** An answer that comes after the switch was to be lifted again says nothing any more. */
  private void setKill(boolean engaged) {
    killWanted = engaged;
    if (!engaged) {
      checker.killed(false);
    }
    machine
        .refs()
        .ifPresent(refs -> {
          CompletionStage<DeskCommand.SwitchReply> reply =
              AskPattern.ask(
                  refs.desk(),
                  replyTo -> new DeskCommand.SetKill(engaged, "trial", "a trouble", replyTo),
                  PATIENCE,
                  time.system().scheduler());
          reply.thenAccept(answer -> {
            if (answer.inForce() && answer.switches().killed() && engaged && killWanted) {
              trace.add(elapsed(), "the kill switch is in force");
              checker.killed(true);
            }
          });
        });
    time.settle();
  }

  private void callOff() {
    checker.held().stream()
        .filter(instrument -> instrument.venue() == Venue.KALSHI)
        .findFirst()
        .ifPresent(held -> {
          String event = held.market().substring(0, held.market().lastIndexOf('-'));
          world.fault("void", Json.object().put("venue", "kalshi").put("event", event));
        });
  }

  // ---------------------------------------------------------------- the end

  private TrialResult result() {
    boolean passed = checker.violations().isEmpty();
    return new TrialResult(
        seed,
        journal.hash(),
        journal.committed().size(),
        Duration.ofMillis(elapsed()),
        plan.planned().stream().map(p -> p.at() + " ms: " + p.trouble()).toList(),
        checker.figures(),
        checker.violations(),
        passed ? List.of() : trace.lines());
  }

  @Override
  public void close() {
    time.close();
  }
}
