package io.dutchbook.simulator;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.control.ControlApi;
import io.dutchbook.simulator.control.ControlApi.Site;
import io.dutchbook.simulator.espn.Scoreboard;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.kalshi.venue.KalshiVenue;
import io.dutchbook.simulator.makers.MakerDesk;
import io.dutchbook.simulator.makers.MakerSettings;
import io.dutchbook.simulator.polymarket.signing.PrivateKey;
import io.dutchbook.simulator.polymarket.venue.PolymarketVenue;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Floor;
import io.dutchbook.simulator.server.HttpEdge;
import io.dutchbook.simulator.server.VenueActor;
import io.dutchbook.simulator.server.VenueServer;
import io.dutchbook.simulator.world.WorldActor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.jspecify.annotations.Nullable;

/** Both venues, the scoreboard and the control address, running. Safe for use by any thread. */
public final class Simulator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SimulatorSettings settings;
  private final InstantSource clock;
  private final ActorSystem<Void> system;
  private final KalshiKey kalshiKey;
  private final PrivateKey wallet;
  private final List<ServerBinding> bindings = new ArrayList<>();
  private final List<VenueServer> venueServers = new ArrayList<>();

  private Simulator(SimulatorSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.kalshiKey = KalshiKey.create(settings.dataFolder());
    this.wallet = PrivateKey.of(new Ids(new Seed(settings.seed()).part("wallet")).bytes());
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "simulator",
            ConfigFactory.parseResources("simulator.conf")
                .withFallback(ConfigFactory.defaultReference())
                .resolve());
  }

  /**
   * Starts everything; returns when all servers listen.
   *
   * @throws PortInUseException when a port is taken
   */
  public static Running start(SimulatorSettings settings) {
    return start(settings, InstantSource.system());
  }

  /** Starts everything on a clock of one's own. */
  public static Running start(SimulatorSettings settings, InstantSource clock) {
    Simulator simulator = new Simulator(settings, clock);
    try {
      return new Running(simulator, simulator.open());
    } catch (RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  /**
   * A running simulator.
   *
   * @param simulator closes it
   * @param addresses where it is reached
   */
  public record Running(Simulator simulator, Addresses addresses) implements AutoCloseable {
    @Override
    public void close() {
      simulator.close();
    }
  }

  private Addresses open() {
    Seed seed = new Seed(settings.seed());
    Seed kalshiSeed = seed.part("kalshi");
    Seed polymarketSeed = seed.part("polymarket");
    Site kalshi =
        site(
            new KalshiVenue(settings.kalshi(), kalshiKey.id(), kalshiKey.publicKey(), kalshiSeed),
            settings.kalshiMakers(),
            kalshiSeed);
    Site polymarket =
        site(
            new PolymarketVenue(settings.polymarket(), wallet.address(), polymarketSeed),
            settings.polymarketMakers(),
            polymarketSeed);
    SimulatorSettings.Ports ports = settings.ports();
    requireFree("kalshi", ports.kalshi());
    requireFree("polymarket", ports.polymarket());
    requireFree("espn", ports.espn());
    requireFree("control", ports.control());
    int kalshiPort =
        portOf("kalshi", ports.kalshi(), kalshi.server().bind(ports.kalshi(), "heartbeat"));
    int polymarketPort =
        portOf("polymarket", ports.polymarket(), polymarket.server().bind(ports.polymarket(), ""));
    GameDay day = new GameDay(settings.games(), seed.part("games"));
    ActorRef<WorldActor.Command> world =
        spawn(WorldActor.create(day, List.of(kalshi.venue(), polymarket.venue()), clock), "world");
    Scoreboard board = new Scoreboard(settings.boardLagMillis());
    int espnPort = bound("espn", ports.espn(), bindBoard(board, world));
    ControlApi control =
        new ControlApi(
            system,
            world,
            new EnumMap<>(Map.of(Venue.KALSHI, kalshi, Venue.POLYMARKET, polymarket)),
            board,
            clock,
            settings.seed());
    int controlPort =
        bound(
            "control",
            ports.control(),
            HttpEdge.bind(system, ports.control(), call -> control.serve(call)));
    return addresses(kalshiPort, polymarketPort, espnPort, controlPort);
  }

  private Site site(io.dutchbook.simulator.server.Venue venue, MakerSettings makers, Seed seed) {
    Floor floor = new Floor(venue, new MakerDesk(makers, seed.part("makers")));
    ActorRef<VenueActor.Command> actor =
        spawn(VenueActor.create(floor, clock), venue.getClass().getSimpleName());
    VenueServer server = new VenueServer(system, actor, clock, settings.latencyMillis());
    venueServers.add(server);
    return new Site(actor, server);
  }

  private <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    return system.systemActorOf(behavior, name, Props.empty());
  }

  private CompletionStage<ServerBinding> bindBoard(
      Scoreboard board, ActorRef<WorldActor.Command> world) {
    return HttpEdge.bind(system, settings.ports().espn(), call -> board(board, world, call));
  }

  private CompletionStage<Answer> board(
      Scoreboard board, ActorRef<WorldActor.Command> world, Call call) {
    CompletionStage<WorldActor.Board> games =
        AskPattern.ask(world, WorldActor.Look::new, PATIENCE, system.scheduler());
    return games.thenApply(found -> board.serve(call, found.games(), clock.millis()));
  }

  /** Asked before the HTTP library is, which would log a stack trace. */
  private static void requireFree(String server, int port) {
    if (port == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new PortInUseException(server, port, e);
    }
  }

  private int bound(String server, int port, CompletionStage<ServerBinding> binding) {
    return portOf(
        server,
        port,
        binding.whenComplete((bound, failure) -> {
          if (bound != null) {
            bindings.add(bound);
          }
        }));
  }

  private static int portOf(String server, int port, CompletionStage<ServerBinding> binding) {
    try {
      return binding.toCompletableFuture().join().localAddress().getPort();
    } catch (CompletionException e) {
      if (isBindFailure(e)) {
        throw new PortInUseException(server, port, e);
      }
      throw e;
    }
  }

  private static boolean isBindFailure(Throwable failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof BindException || cause.getClass().getSimpleName().contains("Bind")) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private Addresses addresses(int kalshi, int polymarket, int espn, int control) {
    String host = "127.0.0.1:";
    return new Addresses(
        "http://" + host + kalshi + "/trade-api/v2",
        "ws://" + host + kalshi + "/trade-api/ws/v2",
        kalshiKey.id(),
        kalshiKey.file(),
        "http://" + host + polymarket,
        "ws://" + host + polymarket + "/ws/market",
        "ws://" + host + polymarket + "/ws/user",
        "http://" + host + polymarket + "/gamma",
        wallet.hex(),
        "http://" + host + espn,
        "http://" + host + control);
  }

  /** Stops listening, ends every socket and deletes the key. */
  @Override
  public void close() {
    for (ServerBinding binding : bindings) {
      binding.terminate(Duration.ofMillis(500)).toCompletableFuture().join();
    }
    bindings.clear();
    venueServers.forEach(server -> server.close().toCompletableFuture().join());
    venueServers.clear();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    kalshiKey.delete();
  }
}
