package io.dutchbook.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.espn.Scoreboard;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.VenueActor;
import io.dutchbook.simulator.server.VenueActor.Snapshot;
import io.dutchbook.simulator.server.VenueServer;
import io.dutchbook.simulator.world.WorldActor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Answers the requests of the control address. */
public final class ControlApi {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ActorSystem<?> system;
  private final ActorRef<WorldActor.Command> world;
  private final Map<Venue, Site> sites;
  private final FaultDesk faults;
  private final InstantSource clock;
  private final long seed;

  /** A venue as it is controlled: its actor and its server. */
  public record Site(ActorRef<VenueActor.Command> venue, VenueServer server) {}

  /** Control over a world and its venues. */
  public ControlApi(
      ActorSystem<?> system,
      ActorRef<WorldActor.Command> world,
      Map<Venue, Site> sites,
      Scoreboard board,
      InstantSource clock,
      long seed) {
    this.system = system;
    this.world = world;
    this.sites = Ordered.map(sites);
    this.faults = new FaultDesk(system, this.sites, board, clock);
    this.clock = clock;
    this.seed = seed;
  }

  /** Answers a request. */
  public CompletionStage<Answer> serve(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /control/state" -> state();
      case "GET /control/ledger" -> each(Snapshot::ledger);
      case "GET /control/conservation" -> conservation();
      case "POST /control/stop-trading" -> trade(false);
      case "POST /control/resume-trading" -> trade(true);
      case "GET /control/faults" -> snapshots().thenApply(FaultDesk::menu);
      default ->
          call.path().startsWith("/control/faults/") && call.method().equals("POST")
              ? faults.order(call)
              : now(Answer.json(404, Json.object().put("error", "no such address")));
    };
  }

  private static CompletionStage<Answer> now(Answer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private CompletionStage<Map<Venue, Snapshot>> snapshots() {
    CompletionStage<Snapshot> kalshi = snapshot(Venue.KALSHI);
    return kalshi.thenCombine(
        snapshot(Venue.POLYMARKET),
        (one, other) -> Map.of(Venue.KALSHI, one, Venue.POLYMARKET, other));
  }

  private CompletionStage<Snapshot> snapshot(Venue venue) {
    return AskPattern.ask(
        site(venue).venue(), VenueActor.Inspect::new, PATIENCE, system.scheduler());
  }

  private Site site(Venue venue) {
    return Objects.requireNonNull(sites.get(venue), venue.key());
  }

  private CompletionStage<Answer> each(Function<Snapshot, JsonNode> part) {
    return snapshots()
        .thenApply(found -> {
          ObjectNode body = Json.object();
          for (Venue venue : Venue.values()) {
            body.set(venue.key(), part.apply(of(found, venue)));
          }
          return Answer.json(200, body);
        });
  }

  private static Snapshot of(Map<Venue, Snapshot> snapshots, Venue venue) {
    return Objects.requireNonNull(snapshots.get(venue));
  }

  private CompletionStage<Answer> conservation() {
    return snapshots()
        .thenApply(found -> {
          ObjectNode body = Json.object();
          boolean holds = true;
          for (Venue venue : Venue.values()) {
            JsonNode sums = of(found, venue).conservation();
            holds &= sums.path("holds").asBoolean();
            body.set(venue.key(), sums);
          }
          return Answer.json(200, body.put("holds", holds));
        });
  }

  private CompletionStage<Answer> state() {
    CompletionStage<WorldActor.Board> board =
        AskPattern.ask(world, WorldActor.Look::new, PATIENCE, system.scheduler());
    return board.thenCombine(
        snapshots(),
        (games, found) -> {
          long at = clock.millis();
          ObjectNode body = Json.object().put("clock", at).put("seed", seed);
          for (Venue venue : Venue.values()) {
            body.putObject(venue.key())
                .put("books", of(found, venue).books())
                .put("sockets", of(found, venue).sockets())
                .put("faults", of(found, venue).faults());
          }
          body.set("games", Json.array(games.games(), game -> game(game, at)));
          return Answer.json(200, body);
        });
  }

  /** The one place that tells a game's true chances. */
  private static ObjectNode game(Game game, long at) {
    Moment moment = game.at(at);
    ObjectNode truth = Json.object();
    List<String> names = game.matchup().league().outcomes().names();
    for (int i = 0; i < names.size(); i++) {
      truth.put(names.get(i), game.outlookAt(at).get(i));
    }
    return Json.object()
        .put("id", game.matchup().league().key() + "-" + game.matchup().id())
        .put("league", game.matchup().league().key())
        .put("home", game.matchup().home().name())
        .put("away", game.matchup().away().name())
        .put("startsAt", game.matchup().startsAt())
        .put("endsAt", game.endsAt())
        .put("phase", moment.phase().name())
        .put("period", moment.period())
        .put("clock", game.clockAt(at))
        .put("homeScore", moment.homeScore())
        .put("awayScore", moment.awayScore())
        .set("truth", truth);
  }

  private CompletionStage<Answer> trade(boolean allowed) {
    sites.values().forEach(site -> site.venue().tell(new VenueActor.Trade(allowed)));
    return now(Answer.json(200, Json.object().put("trading", allowed)));
  }
}
