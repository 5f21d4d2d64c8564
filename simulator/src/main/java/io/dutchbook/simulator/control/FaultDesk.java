package io.dutchbook.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.control.ControlApi.Site;
import io.dutchbook.simulator.espn.Scoreboard;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.faults.FaultMenu;
import io.dutchbook.simulator.faults.Setting;
import io.dutchbook.simulator.faults.Sockets;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.OwnFault;
import io.dutchbook.simulator.server.VenueActor;
import io.dutchbook.simulator.server.VenueActor.HarmDone;
import io.dutchbook.simulator.server.VenueActor.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Takes orders for faults and lets them strike the venues. */
final class FaultDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ActorSystem<?> system;
  private final Map<Venue, Site> sites;
  private final Scoreboard board;
  private final InstantSource clock;

  FaultDesk(ActorSystem<?> system, Map<Venue, Site> sites, Scoreboard board, InstantSource clock) {
    this.system = system;
    this.sites = sites;
    this.board = board;
    this.clock = clock;
  }

  /**
   * What can be ordered, of the transport and of each venue by its name, and how many faults still
   * have to strike at each venue.
   */
  static Answer menu(Map<Venue, Snapshot> snapshots) {
    ObjectNode pending = Json.object();
    for (Venue venue : Venue.values()) {
      pending.put(venue.key(), Objects.requireNonNull(snapshots.get(venue)).faults());
    }
    ObjectNode body = Json.object();
    body.set("faults", Json.array(FaultMenu.entries(), FaultDesk::entry));
    for (Venue venue : Venue.values()) {
      body.set(
          venue.key(),
          Json.array(Objects.requireNonNull(snapshots.get(venue)).ownFaults(), FaultDesk::entry));
    }
    body.set("pending", pending);
    return Answer.json(200, body);
  }

  private static ObjectNode entry(FaultMenu.Entry entry) {
    ObjectNode json = Json.object().put("name", entry.name()).put("does", entry.does());
    return json.set("settings", Json.array(entry.settings(), FaultDesk::setting));
  }

  private static ObjectNode entry(OwnFault fault) {
    return Json.object()
        .put("name", fault.name())
        .put("does", fault.does())
        .put("settings", fault.settings());
  }

  private static JsonNode setting(Setting<?> setting) {
    return Json.object()
        .put("name", setting.name())
        .put("allowed", setting.allowed())
        .put("usual", setting.usualText());
  }

  /** Does what {@code POST /control/faults/NAME} asks for, or says what is wrong with it. */
  CompletionStage<Answer> order(Call call) {
    String name = call.segments().getLast();
    try {
      JsonNode body = body(call);
      List<Site> hit = sites(body);
      return FaultMenu.order(name, body)
          .map(fault -> strike(name, fault, hit))
          .orElseGet(() -> harm(name, body, hit));
    } catch (IllegalArgumentException wrong) {
      return CompletableFuture.completedFuture(refused(String.valueOf(wrong.getMessage())));
    }
  }

  private static JsonNode body(Call call) {
    Optional<JsonNode> body =
        call.body().isEmpty()
            ? Optional.of(Json.object())
            : Json.read(call.body()).filter(JsonNode::isObject);
    return body.orElseThrow(() -> new IllegalArgumentException("the body is not a JSON object"));
  }

  /** The venue that is named; all when none is. */
  private List<Site> sites(JsonNode body) {
    String name = body.path("venue").asText("");
    List<Site> named =
        Arrays.stream(Venue.values())
            .filter(venue -> name.isEmpty() || venue.key().equals(name))
            .map(venue -> Objects.requireNonNull(sites.get(venue), venue.key()))
            .toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException("venue '" + name + "' is neither kalshi nor polymarket");
    }
    return named;
  }

  private CompletionStage<Answer> strike(String name, Fault fault, List<Site> hit) {
    ObjectNode done = Json.object().put("fault", name);
    switch (fault) {
      case Fault.Latency(long milliseconds) ->
          hit.forEach(site -> site.server().delay(milliseconds));
      case Fault.Lasting lasting ->
          hit.forEach(site -> site.venue().tell(new VenueActor.Strike(lasting)));
      case Fault.OfBoard ofBoard -> board.strike(ofBoard, clock.millis());
      case Fault.Heal() -> {
        board.heal();
        hit.forEach(site -> {
          site.server().heal();
          site.venue().tell(new VenueActor.Heal());
        });
      }
      case Fault.Disconnect(Sockets sockets) -> {
        return disconnect(hit, sockets)
            .thenApply(cut -> Answer.json(200, done.put("sockets", cut)));
      }
      case Fault.RefuseConnections(long milliseconds) -> {
        return disconnect(hit, Sockets.ALL)
            .thenApply(cut -> {
              hit.forEach(site -> site.server().refuse(milliseconds));
              return Answer.json(200, done.put("sockets", cut));
            });
      }
    }
    return CompletableFuture.completedFuture(Answer.json(200, done));
  }

  private CompletionStage<Integer> disconnect(List<Site> hit, Sockets sockets) {
    return fromAll(hit, 0, replyTo -> new VenueActor.Disconnect(sockets, replyTo), Integer::sum);
  }

  private CompletionStage<Answer> harm(String name, JsonNode body, List<Site> hit) {
    HarmDone none = new HarmDone(false, "");
    return this.<HarmDone>fromAll(
            hit, none, replyTo -> new VenueActor.Harm(name, body, replyTo), FaultDesk::both)
        .thenApply(harm -> {
          if (!harm.known()) {
            return refused("no fault is called '" + name + "'");
          }
          return harm.refusal().isEmpty()
              ? Answer.json(200, Json.object().put("fault", name))
              : refused(harm.refusal());
        });
  }

  private static HarmDone both(HarmDone one, HarmDone other) {
    return new HarmDone(
        one.known() || other.known(), one.refusal().isEmpty() ? other.refusal() : one.refusal());
  }

  private <T> CompletionStage<T> fromAll(
      List<Site> hit,
      T none,
      Function<ActorRef<T>, VenueActor.Command> question,
      BinaryOperator<T> both) {
    CompletionStage<T> answers = CompletableFuture.completedFuture(none);
    for (Site site : hit) {
      CompletionStage<T> more =
          AskPattern.ask(site.venue(), question::apply, PATIENCE, system.scheduler());
      answers = answers.thenCombine(more, both);
    }
    return answers;
  }

  private static Answer refused(String why) {
    return Answer.json(400, Json.object().put("error", why));
  }
}
