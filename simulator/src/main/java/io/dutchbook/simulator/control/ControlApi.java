package io.dutchbook.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Venue;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final InstantSource clock;
  private final long seed;

  /** A venue as it is controlled: its actor and its server. */
  public record Site(ActorRef<VenueActor.Command> venue, VenueServer server) {}

  /** Control over a world and its venues. */
  public ControlApi(
      ActorSystem<?> system,
      ActorRef<WorldActor.Command> world,
      Map<Venue, Site> sites,
      InstantSource clock,
      long seed) {
    this.system = system;
    this.world = world;
    this.sites = Map.copyOf(sites);
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
      default ->
          call.path().startsWith("/control/faults/") && call.method().equals("POST")
              ? fault(call)
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
                .put("sockets", of(found, venue).sockets());
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

  private CompletionStage<Answer> fault(Call call) {
    Optional<JsonNode> body =
        call.body().isEmpty()
            ? Optional.of(Json.object())
            : Json.read(call.body()).filter(JsonNode::isObject);
    if (body.isEmpty()) {
      return now(refused("the body is not a JSON object"));
    }
    String name = body.get().path("venue").asText("");
    List<Venue> venues = new ArrayList<>(Arrays.asList(Venue.values()));
    if (!name.isEmpty()) {
      venues.removeIf(venue -> !venue.key().equals(name));
    }
    return venues.isEmpty()
        ? now(refused("venue '" + name + "' is neither kalshi nor polymarket"))
        : fault(call.segments().getLast(), venues, body.get());
  }

  private CompletionStage<Answer> fault(String fault, List<Venue> venues, JsonNode body) {
    int count = body.path("count").asInt(1);
    long millis = body.path("milliseconds").asLong(5_000);
    if (count < 0 || count > 1_000_000 || millis < 0 || millis > 3_600_000) {
      return now(refused("count is 0 to 1000000, milliseconds 0 to 3600000"));
    }
    Optional<VenueActor.Command> command =
        switch (fault) {
          case "drop-frame" -> Optional.of(new VenueActor.DropBookFrames(count));
          case "lose-ack" -> Optional.of(new VenueActor.LoseAcks(count));
          case "freeze" ->
              Optional.of(new VenueActor.Freeze(millis, body.path("pongsToo").asBoolean(false)));
          default -> Optional.empty();
        };
    if (command.isPresent()) {
      venues.forEach(venue -> site(venue).venue().tell(command.get()));
      return now(done(fault));
    }
    return switch (fault) {
      case "latency" -> {
        venues.forEach(venue -> site(venue).server().delay(millis));
        yield now(done(fault));
      }
      case "disconnect" -> disconnect(venues);
      default -> harm(fault, venues, body);
    };
  }

  private CompletionStage<Answer> harm(String fault, List<Venue> venues, JsonNode body) {
    CompletionStage<VenueActor.HarmDone> done =
        CompletableFuture.completedFuture(new VenueActor.HarmDone(false, ""));
    for (Venue venue : venues) {
      CompletionStage<VenueActor.HarmDone> more =
          AskPattern.ask(
              site(venue).venue(),
              replyTo -> new VenueActor.Harm(fault, body, replyTo),
              PATIENCE,
              system.scheduler());
      done = done.thenCombine(more, ControlApi::both);
    }
    return done.thenApply(harm -> {
      if (!harm.known()) {
        return refused("no fault is called '" + fault + "'");
      }
      return harm.refusal().isEmpty() ? done(fault) : refused(harm.refusal());
    });
  }

  private static VenueActor.HarmDone both(VenueActor.HarmDone one, VenueActor.HarmDone other) {
    return new VenueActor.HarmDone(
        one.known() || other.known(), one.refusal().isEmpty() ? other.refusal() : one.refusal());
  }

  private CompletionStage<Answer> disconnect(List<Venue> venues) {
    CompletionStage<Integer> closed = CompletableFuture.completedFuture(0);
    for (Venue venue : venues) {
      CompletionStage<Integer> more =
          AskPattern.ask(
              site(venue).venue(), VenueActor.Disconnect::new, PATIENCE, system.scheduler());
      closed = closed.thenCombine(more, Integer::sum);
    }
    return closed.thenApply(sockets ->
        Answer.json(200, Json.object().put("fault", "disconnect").put("sockets", sockets)));
  }

  private static Answer done(String fault) {
    return Answer.json(200, Json.object().put("fault", fault));
  }

  private static Answer refused(String why) {
    return Answer.json(400, Json.object().put("error", why));
  }
}
