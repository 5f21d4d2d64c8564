package io.dutchbook.venues.egress;

import io.dutchbook.venues.http.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.event.Logging;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.OutgoingConnection;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The ways out to a venue. New connections take the first that works; open ones stay where they are
 * until they end. A way that fails is left at once, and taken again as soon as a check succeeds.
 */
public final class Egress {
  private final ActorSystem system;
  private final LoggingAdapter log;
  private final String source;
  private final EgressSettings settings;
  private final AtomicInteger checks = new AtomicInteger();

  /** Why each way did not work when it was tried last; empty where it did. Guarded by itself. */
  private final List<String> problems = new ArrayList<>();

  /** Ways of which all are up. */
  private Egress(ActorSystem system, String source, EgressSettings settings) {
    this.system = system;
    this.log = Logging.getLogger(system, Egress.class);
    this.source = source;
    this.settings = settings;
    settings.exits().forEach(_ -> problems.add(""));
  }

  /** Straight out, unwatched. */
  public static Egress direct(ClassicActorSystemProvider system, String source) {
    return new Egress(system.classicSystem(), source, EgressSettings.DIRECT);
  }

  /**
   * Ways out that are checked from now on; a single one is not, for there is no other to take.
   *
   * @param source whose requests take them, for messages
   * @param target where checks go: the venue's address
   */
  public static Egress watched(
      ClassicActorSystemProvider system, String source, EgressSettings settings, URI target) {
    Egress egress = new Egress(system.classicSystem(), source, settings);
    if (settings.exits().size() > 1) {
      egress.watch(target);
    }
    return egress;
  }

  private void watch(URI target) {
    system
        .scheduler()
        .scheduleWithFixedDelay(
            settings.checkEvery(),
            settings.checkEvery(),
            () -> {
              if (checks.get() == 0) {
                checkAll(target);
              }
            },
            system.dispatcher());
  }

  private void checkAll(URI target) {
    ClientConnectionSettings connection =
        ClientConnectionSettings.create(system).withConnectingTimeout(settings.handshakeWithin());
    int port =
        target.getPort() > 0 ? target.getPort() : target.getScheme().endsWith("s") ? 443 : 80;
    for (int way = 0; way < settings.exits().size(); way++) {
      check(through(way, target.getHost(), port, connection));
    }
  }

  /** Connects and hangs up; whoever built the way hears whether it worked. */
  private void check(Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> way) {
    checks.incrementAndGet();
    Pair<CompletableFuture<Optional<ByteString>>, CompletionStage<OutgoingConnection>> call =
        Source.<ByteString>maybe().viaMat(way, Keep.both()).to(Sink.ignore()).run(system);
    call.second()
        .whenComplete((_, _) -> {
          checks.decrementAndGet();
          call.first().complete(Optional.empty());
        });
  }

  /** How connections get out: for pools and single connections alike. */
  public ClientTransport transport() {
    return settings.exits().equals(EgressSettings.DIRECT.exits())
        ? ClientTransport.TCP()
        : new Transport();
  }

  private final class Transport extends ClientTransport {
    @Override
    public Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> connectTo(
        String host, int port, ClientConnectionSettings connection, ActorSystem in) {
      return Flow.fromMaterializer((_, _) -> through(taken(), host, port, connection))
          .mapMaterializedValue(nested -> nested.thenCompose(Function.identity()));
    }
  }

  private Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> through(
      int way, String host, int port, ClientConnectionSettings connection) {
    Exit exit = settings.exits().get(way);
    return (exit.kind() == Exit.Kind.DIRECT
            ? ClientTransport.TCP().connectTo(host, port, connection, system)
            : tunnel(exit, host, port, connection))
        .mapMaterializedValue(
            connected -> connected.whenComplete((_, failure) -> tried(way, failure)));
  }

  private Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> tunnel(
      Exit exit, String host, int port, ClientConnectionSettings connection) {
    Dialogue dialogue =
        exit.kind() == Exit.Kind.HTTP
            ? new ConnectDialogue(host, port, exit.login())
            : new Socks5Dialogue(host, port, exit.login());
    return ClientTransport.TCP()
        .connectTo(exit.host(), exit.port(), connection, system)
        .joinMat(
            new Handshake(exit, dialogue, settings.handshakeWithin()),
            (connected, open) -> both(exit, open, connected));
  }

  /** Connected once the tunnel is open, not as soon as the proxy has picked up. */
  private static CompletionStage<OutgoingConnection> both(
      Exit exit, CompletionStage<Done> open, CompletionStage<OutgoingConnection> connected) {
    return connected
        .exceptionally(failure -> {
          throw new ProxyRefused("proxy " + exit + " cannot be reached: " + Reason.of(failure));
        })
        .thenCompose(connection -> open.thenApply(_ -> connection));
  }

  /** The first that worked when it was tried last; the first of all when none did. */
  private int taken() {
    synchronized (problems) {
      return Math.max(0, problems.indexOf(""));
    }
  }

  private void tried(int way, @Nullable Throwable failure) {
    String problem = failure == null ? "" : Reason.of(failure);
    String before;
    synchronized (problems) {
      before = problems.set(way, problem);
    }
    if (before.isEmpty() && !problem.isEmpty()) {
      log.warning("{}: {}; new connections take {}", source, problem, name(taken()));
    } else if (!before.isEmpty() && problem.isEmpty()) {
      log.info("{}: {} works again", source, name(way));
    }
  }

  private String name(int way) {
    return settings.exits().get(way).toString();
  }

  /** How the ways stand, in the order of preference. */
  public EgressView view() {
    int taken = taken();
    List<EgressView.Way> ways = new ArrayList<>();
    synchronized (problems) {
      for (int way = 0; way < problems.size(); way++) {
        String problem = problems.get(way);
        String name = name(way);
        ways.add(new EgressView.Way(name, way == taken, problem.isEmpty(), problem));
      }
    }
    return new EgressView(source, ways);
  }
}
