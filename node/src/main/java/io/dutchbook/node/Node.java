package io.dutchbook.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.Engine;
import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.reconcile.ReconcileSettings;
import io.dutchbook.node.admin.AdminServer;
import io.dutchbook.node.admin.AdminToken;
import io.dutchbook.node.cluster.ClusterFormation;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.config.TradingMode;
import io.dutchbook.node.telemetry.Meters;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.Migrations;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.paper.JournalMoney;
import io.dutchbook.persistence.projection.Projections;
import io.dutchbook.persistence.projection.Tags;
import io.dutchbook.persistence.read.ReadSide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.cluster.typed.Cluster;

/** One running node: its database, its actor system, its projections, its admin page. */
public final class Node implements AutoCloseable {
  /** What position books wrote while the database was away. */
  private static final String EVENTS_THAT_WAIT = "journal-spool";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
  private static final String TOKEN_FILE = "admin-token";
  private static final String BLOCKING = "dutchbook.blocking-dispatcher";
  private static final Duration LOOK_FOR_KILL_FILE = Duration.ofSeconds(1);

  private final ActorSystem<Void> system;
  private final Engine.Refs refs;
  private final Database database;
  private final ReadSide readSide;
  private final Meters meters;
  private final AdminServer admin;
  private final Accounts accounts;

  private Node(
      ActorSystem<Void> system,
      Engine.Refs refs,
      Database database,
      ReadSide readSide,
      Meters meters,
      AdminServer admin,
      Accounts accounts) {
    this.system = system;
    this.refs = refs;
    this.database = database;
    this.readSide = readSide;
    this.meters = meters;
    this.admin = admin;
    this.accounts = accounts;
  }

  /**
   * Starts a node: brings the database up to date, joins the cluster, grows the actor tree, opens
   * the admin page.
   *
   * @throws CannotStart with one line when something outside is not as it must be
   */
  public static Node start(NodeSettings settings, DatabaseSettings where) {
    InstantSource clock = InstantSource.system();
    Meters meters = new Meters();
    VenuePorts ports = ports(settings, meters, clock);
    AdminToken token = token(settings);
    Migrations.migrate(where);
    Accounts accounts = Accounts.of(settings, where, ports.accounts());
    try {
      return start(settings, where, clock, meters, ports, token, accounts);
    } catch (RuntimeException e) {
      accounts.close();
      throw e;
    }
  }

  private static Node start(
      NodeSettings settings,
      DatabaseSettings where,
      InstantSource clock,
      Meters meters,
      VenuePorts ports,
      AdminToken token,
      Accounts accounts) {
    Database database = Database.open(where, "dutchbook-queries", where.pools().queries());
    requireSameMoney(settings, database);
    ReadSide readSide = new ReadSide(database);
    CompletableFuture<Engine.Refs> grown = new CompletableFuture<>();
    ActorSystem<Void> system =
        system(
            settings,
            where,
            clock,
            meters,
            running -> ports(running, settings, database, clock, ports).with(accounts.permit()),
            grown);
    try {
      ClusterFormation.join(system, settings.cluster());
      Projections.start(system, where);
      Engine.Refs refs = within(START_LIMIT, grown);
      watchKillFile(system, settings, refs);
      AdminServer admin =
          within(
              START_LIMIT,
              AdminServer.start(
                  system,
                  refs,
                  environment(system, clock, meters),
                  settings,
                  meters,
                  token,
                  readSide,
                  system.dispatchers().lookup(DispatcherSelector.fromConfig(BLOCKING))));
      return new Node(system, refs, database, readSide, meters, admin, accounts);
    } catch (RuntimeException e) {
      terminate(system);
      database.close();
      throw cannotStart(settings, e);
    }
  }

  private static VenuePorts ports(NodeSettings settings, Meters meters, InstantSource clock) {
    try {
      return new VenuePorts(settings, meters, clock);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private static AdminToken token(NodeSettings settings) {
    Path folder = settings.dataFolder();
    try {
      Files.createDirectories(folder);
      return AdminToken.of(settings.admin().token(), folder.resolve(TOKEN_FILE));
    } catch (IOException | UncheckedIOException e) {
      throw new CannotStart("data folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static ActorSystem<Void> system(
      NodeSettings settings,
      DatabaseSettings where,
      InstantSource clock,
      Meters meters,
      Function<ActorSystem<?>, Engine.Ports> ports,
      CompletableFuture<Engine.Refs> grown) {
    Config config =
        ClusterFormation.config(settings.cluster())
            .withFallback(JournalConfig.of(where, settings.dataFolder().resolve(EVENTS_THAT_WAIT)))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve();
    try {
      return ActorSystem.create(
          Engine.create(
              ports,
              engine(settings),
              system -> environment(system, clock, meters),
              grown::complete),
          ClusterFormation.SYSTEM,
          config);
    } catch (RuntimeException e) {
      throw cannotStart(settings, e);
    }
  }

  private static void watchKillFile(
      ActorSystem<?> system, NodeSettings settings, Engine.Refs refs) {
    Path file = settings.dataFolder().resolve(KillFile.NAME);
    system.systemActorOf(
        KillFile.create(file, refs.desk(), LOOK_FOR_KILL_FILE),
        "kill-file",
        DispatcherSelector.fromConfig(BLOCKING));
  }

  private static Engine.Ports ports(
      ActorSystem<?> system,
      NodeSettings settings,
      Database database,
      InstantSource clock,
      VenuePorts venues) {
    Engine.Ports real = venues.in(system);
    return settings.mode() == TradingMode.PAPER
        ? new PaperPorts(settings, database, clock).instead(real, system)
        : real;
  }

  /** Invented money in a real journal, or the other way round, could never be told apart again. */
  private static void requireSameMoney(NodeSettings settings, Database database) {
    JournalMoney wanted =
        settings.mode() == TradingMode.PAPER ? JournalMoney.PAPER : JournalMoney.LIVE;
    JournalMoney found = wanted.claim(database);
    if (found != wanted) {
      database.close();
      throw new CannotStart(
          "the journal in this database is about "
              + (found == JournalMoney.PAPER ? "paper" : "real accounts")
              + ", this run is about "
              + (wanted == JournalMoney.PAPER ? "paper" : "real accounts")
              + ": give it another database (database.url) or data folder (--data)");
    }
  }

  private static Engine.Settings engine(NodeSettings settings) {
    return new Engine.Settings(
        settings.trading(),
        settings.router(),
        settings.desk(),
        settings.discovery(),
        settings.scores(),
        settings.reconnect().first(),
        settings.reconnect().longest(),
        journal(JournalConfig.BOOKS),
        journal(JournalConfig.DESK),
        // On paper the journal says nothing of the venues' accounts.
        settings.mode() == TradingMode.LIVE ? settings.reconcile() : ReconcileSettings.NEVER);
  }

  private static JournalBinding journal(String plugin) {
    return new JournalBinding(plugin, JournalConfig.SNAPSHOTS, id -> Set.of(Tags.of(id)));
  }

  private static Environment environment(
      ActorSystem<?> system, InstantSource clock, Meters meters) {
    return new Environment(
        clock,
        System::nanoTime,
        TradeIds.counting(clock),
        meters,
        Cluster.get(system).selfMember().address().toString());
  }

  private static CannotStart cannotStart(NodeSettings settings, RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    String message =
        cause instanceof BindException
            ? "an address is in use: admin "
                + settings.admin().host()
                + ":"
                + settings.admin().port()
                + " or cluster "
                + settings.cluster().host()
                + ":"
                + settings.cluster().port()
                + " (0 takes any free port)"
            : "the node did not start: " + cause.getMessage();
    return new CannotStart(message, failure);
  }

  private static <T> T within(Duration limit, CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new CompletionException(e);
    }
  }

  /** Where the admin page listens. */
  public InetSocketAddress adminAddress() {
    return admin.address();
  }

  /** The admin page and what it shows. */
  public AdminServer admin() {
    return admin;
  }

  /** How to reach the actors. */
  public Engine.Refs refs() {
    return refs;
  }

  /** The actor system. */
  public ActorSystem<Void> system() {
    return system;
  }

  /** Questions to the journal and the read tables. */
  public ReadSide readSide() {
    return readSide;
  }

  /** What was counted and timed. */
  public Meters meters() {
    return meters;
  }

  /** Completes when the node has stopped, by itself or by {@link #close}. */
  public CompletionStage<Done> whenStopped() {
    return system.getWhenTerminated();
  }

  /** Leaves the cluster, stops everything, gives the accounts up, closes the connections. */
  @Override
  public void close() {
    terminate(system);
    accounts.close();
    database.close();
  }

  private static void terminate(ActorSystem<?> system) {
    system.terminate();
    try {
      within(STOP_LIMIT, system.getWhenTerminated());
    } catch (CompletionException e) {
      system.log().warn("the actor system did not stop within {}", STOP_LIMIT);
    }
  }
}
