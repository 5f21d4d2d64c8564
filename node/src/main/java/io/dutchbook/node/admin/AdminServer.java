package io.dutchbook.node.admin;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.Environment;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.telemetry.Latency;
import io.dutchbook.node.telemetry.Meters;
import io.dutchbook.persistence.read.ReadSide;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;

/** The admin page and API of a node. */
public final class AdminServer {
  private static final Duration UNBIND = Duration.ofSeconds(2);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

  private final ServerBinding binding;
  private final BoardHub boards;

  private AdminServer(ServerBinding binding, BoardHub boards) {
    this.binding = binding;
    this.boards = boards;
  }

  /**
   * Binds the address and begins to look around.
   *
   * @param blocking where database queries may wait
   * @return fails when the address cannot be bound
   */
  public static CompletionStage<AdminServer> start(
      ActorSystem<?> system,
      Engine.Refs refs,
      Environment environment,
      NodeSettings settings,
      Meters meters,
      AdminToken token,
      ReadSide readSide,
      Executor blocking) {
    String mode = settings.mode().key();
    NodeSettings.Admin admin = settings.admin();
    BoardHub boards = new BoardHub(nothingYet(environment, mode), admin.maxStreams(), system);
    system.systemActorOf(
        Overview.create(refs, environment, meters, mode, admin.refreshEvery(), boards::publish),
        "overview",
        Props.empty());
    AdminRoutes routes =
        new AdminRoutes(
            boards,
            meters,
            new ViewRoutes(boards, readSide, blocking),
            new SwitchRoutes(system, refs.desk(), token),
            LOOPBACK.contains(admin.host()));
    return Http.get(system)
        .newServerAt(admin.host(), admin.port())
        .bind(routes.all())
        .thenApply(binding -> new AdminServer(binding, boards));
  }

  private static Board nothingYet(Environment environment, String mode) {
    Latency.Figures none = new Latency().figures();
    return new Board(
        environment.now(),
        environment.node(),
        environment.now(),
        mode,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        new Board.LatencyPart(none, none));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** What the page shows now. */
  public Board board() {
    return boards.latest();
  }

  /** Stops listening; requests under way may finish. */
  public CompletionStage<?> stop() {
    return binding.terminate(UNBIND);
  }
}
