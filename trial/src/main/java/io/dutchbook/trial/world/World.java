package io.dutchbook.trial.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.actors.time.SteppedSystem;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.SimulatorSettings;
import io.dutchbook.simulator.control.ControlApi;
import io.dutchbook.simulator.control.ControlApi.Site;
import io.dutchbook.simulator.espn.Scoreboard;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.kalshi.venue.KalshiVenue;
import io.dutchbook.simulator.makers.MakerDesk;
import io.dutchbook.simulator.makers.MakerSettings;
import io.dutchbook.simulator.polymarket.venue.PolymarketVenue;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Floor;
import io.dutchbook.simulator.server.HttpEdge;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.VenueActor;
import io.dutchbook.simulator.server.VenueServer;
import io.dutchbook.simulator.world.WorldActor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Both venues and the scoreboard, as the simulator plays them, in a trial's time. */
public final class World {
  /** The scoreboard's host. */
  public static final String ESPN_HOST = "espn.trial";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SteppedSystem time;
  private final Keys keys;
  private final Map<Venue, Site> sites;
  private final ActorRef<WorldActor.Command> games;
  private final Scoreboard board;
  private final ControlApi control;

  /** A day of games that follows from a seed, beginning now. */
  public World(SteppedSystem time, Seed seed, SimulatorSettings settings) {
    this.time = time;
    this.keys = Keys.of(seed);
    Seed kalshiSeed = seed.part("kalshi");
    Seed polymarketSeed = seed.part("polymarket");
    Site kalshi =
        site(
            new KalshiVenue(settings.kalshi(), keys.kalshiId(), keys.kalshiPublic(), kalshiSeed),
            settings.kalshiMakers(),
            kalshiSeed,
            settings.latencyMillis());
    Site polymarket =
        site(
            new PolymarketVenue(settings.polymarket(), keys.wallet().address(), polymarketSeed),
            settings.polymarketMakers(),
            polymarketSeed,
            settings.latencyMillis());
    this.sites = new EnumMap<>(Map.of(Venue.KALSHI, kalshi, Venue.POLYMARKET, polymarket));
    this.games =
        time.spawn(
            WorldActor.create(
                new GameDay(settings.games(), seed.part("games")),
                List.of(kalshi.venue(), polymarket.venue()),
                time.clock()),
            "world");
    this.board = new Scoreboard(settings.boardLagMillis());
    this.control =
        new ControlApi(time.system(), games, sites, board, time.clock(), settings.seed());
  }

  private Site site(
      io.dutchbook.simulator.server.Venue venue,
      MakerSettings makers,
      Seed seed,
      long latencyMillis) {
    Floor floor = new Floor(venue, new MakerDesk(makers, seed.part("makers")));
    ActorRef<VenueActor.Command> actor =
        time.spawn(VenueActor.create(floor, time.clock()), venue.getClass().getSimpleName());
    return new Site(actor, new VenueServer(time.system(), actor, time.clock(), latencyMillis));
  }

  /** Who the engine is there. */
  public Keys keys() {
    return keys;
  }

  /** The host of a venue. */
  public static String host(Venue venue) {
    return venue.key() + ".trial";
  }

  /** The server of a venue. */
  public VenueServer server(Venue venue) {
    return Objects.requireNonNull(sites.get(venue)).server();
  }

  /** What the scoreboard answers. */
  public CompletionStage<HttpResponse> board(HttpRequest request) {
    CompletionStage<WorldActor.Board> shown =
        AskPattern.ask(games, WorldActor.Look::new, PATIENCE, time.system().scheduler());
    return shown.thenApply(found ->
        HttpEdge.response(board.serve(HttpEdge.call(request, ""), found.games(), time.now())));
  }

  /**
   * Orders a fault.
   *
   * @throws IllegalArgumentException when the menu does not have it so
   */
  public void fault(String name, JsonNode settings) {
    Answer answer =
        ask(new Call("POST", "/control/faults/" + name, Map.of(), Map.of(), Json.text(settings)));
    if (answer.status() != 200) {
      throw new IllegalArgumentException(name + " " + settings + ": " + answer.body());
    }
  }

  /** Everything about the engine's account at a venue. */
  public JsonNode ledger(Venue venue) {
    return look("/control/ledger").path(venue.key());
  }

  /** Whether the venues hold exactly what everybody paid in. */
  public boolean moneyIsConserved() {
    return look("/control/conservation").path("holds").asBoolean();
  }

  private JsonNode look(String path) {
    return Json.read(ask(new Call("GET", path, Map.of(), Map.of(), "")).body()).orElseThrow();
  }

  private Answer ask(Call call) {
    CompletionStage<Answer> answer = control.serve(call);
    time.settle();
    return answer.toCompletableFuture().join();
  }
}
