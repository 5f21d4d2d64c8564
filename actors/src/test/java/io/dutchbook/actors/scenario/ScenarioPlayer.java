package io.dutchbook.actors.scenario;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.SendPermit;
import io.dutchbook.actors.desk.RiskDesk;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.router.OrderRouter;
import io.dutchbook.actors.shard.GameShard;
import io.dutchbook.actors.shard.ShardLinks;
import io.dutchbook.actors.testing.ScriptedScoreboard;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.ScorePace;
import io.dutchbook.engine.game.ScoreTrust;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/**
 * The engine's own actors, wired as on a node, between scripted venues: feeds, risk desk, order
 * routers, game shard and, below it, the position book. Only sharding and singletons are missing.
 */
final class ScenarioPlayer implements AutoCloseable {
  private static final Duration SCORES_EVERY = Duration.ofMillis(100);
  private static final Duration RECONNECT_FIRST = Duration.ofMillis(100);
  private static final Duration RECONNECT_LONGEST = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final VirtualTime time = VirtualTime.start();
  private final PersistenceTestKit journal = PersistenceTestKit.create(time.kit().system());
  private final ScenarioTally tally = new ScenarioTally();
  private final Environment environment = TestOrders.environment(time, tally);
  private final ScriptedScoreboard scoreboard = new ScriptedScoreboard();
  private final Map<Venue, ScenarioMarket> markets = new EnumMap<>(Venue.class);
  private final Map<Venue, ScenarioVenue> venues = new EnumMap<>(Venue.class);
  private final List<String> switched = new ArrayList<>();
  private final ActorRef<DeskCommand> desk;
  private final ActorRef<DeskCommand.SwitchReply> switchReplies;
  private final ActorRef<ShardCommand> shard;

  ScenarioPlayer(Scenario scenario) {
    this.scenario = scenario;
    for (Venue venue : Venue.values()) {
      markets.put(
          venue, new ScenarioMarket(venue, scenario.game().instruments(), environment.nanos()));
      venues.put(
          venue,
          new ScenarioVenue(venue, time, scenario.answers(), scenario.settings().cash(venue)));
    }
    this.switchReplies = time.spawn(Behaviors.receiveMessage(this::onSwitched));
    this.desk =
        time.spawn(
            RiskDesk.create(
                environment,
                scenario.settings().desk(),
                (game, command) -> tell(command),
                JournalBinding.DEFAULT));
    this.shard = time.spawn(shard());
    tell(new ShardCommand.Ensure(scenario.game()));
  }

  private Behavior<ShardCommand> shard() {
    GameDefinition game = scenario.game();
    long every = SCORES_EVERY.toMillis();
    GameFeed.Settings scores =
        new GameFeed.Settings(
            new ScorePace(every, every, every, every, every, every, every, every, every),
            new ScoreTrust(3, 20_000, 2, 60_000, 300_000, 900_000, 480_000, 5));
    return GameShard.create(
        game.id(),
        game.league(),
        environment,
        scenario.settings().trading(),
        new ShardLinks(
            everywhere(this::feed),
            Map.of(
                game.league(),
                time.spawn(GameFeed.create(game.league(), scoreboard, scores, environment))),
            desk,
            everywhere(this::router)),
        JournalBinding.DEFAULT,
        () -> {});
  }

  private static <T> Map<Venue, T> everywhere(Function<Venue, T> start) {
    Map<Venue, T> started = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      started.put(venue, start.apply(venue));
    }
    return started;
  }

  private ActorRef<MarketFeed.Command> feed(Venue venue) {
    return time.spawn(
        MarketFeed.create(
            market(venue), environment, () -> new Backoff(RECONNECT_FIRST, RECONNECT_LONGEST)));
  }

  private ActorRef<RouterCommand> router(Venue venue) {
    return time.spawn(
        OrderRouter.create(
            Objects.requireNonNull(venues.get(venue)),
            SendPermit.ALWAYS,
            environment,
            ScenarioSettings.router(),
            desk));
  }

  private ScenarioMarket market(Venue venue) {
    return Objects.requireNonNull(markets.get(venue));
  }

  private void tell(ShardCommand command) {
    shard.tell(command);
    time.settle();
  }

  // ---------------------------------------------------------------- playing

  /** Plays the whole of it and says what there is to see at the end. */
  List<String> play() {
    for (Scenario.Step step : scenario.steps()) {
      passUntil(step.at());
      happen(step.what());
      time.settle();
    }
    passUntil(scenario.until());
    return new ScenarioReport(
            scenario.game(), journaled(), venues, gameView(), deskView(), tally, switched)
        .lines();
  }

  private void passUntil(long at) {
    time.pass(at - elapsed());
  }

  private long elapsed() {
    return time.now() - VirtualTime.START;
  }

  private void happen(Happening what) {
    switch (what) {
      case Happening.Frame frame when frame.lost() -> market(frame.venue()).lose();
      case Happening.Frame frame -> market(frame.venue()).send(frame.news());
      case Happening.Garbage garbage -> market(garbage.venue()).sendGarbage();
      case Happening.Disconnect gone -> market(gone.venue()).disconnect();
      case Happening.Score score -> show(score);
      case Happening.Kill kill ->
          desk.tell(new DeskCommand.SetKill(kill.engaged(), "operator", "scenario", switchReplies));
      case Happening.Crash _ -> crash();
      case Happening.Settlement settlement -> settle(settlement);
    }
  }

  private void show(Happening.Score score) {
    GameDefinition game = scenario.game();
    scoreboard.game(
        game.scoreboardId(),
        game.home(),
        game.away(),
        new GameState(score.phase(), 1, 0, score.home(), score.away(), "", time.now()));
  }

  /** Ends the position book, which lives below the shard, after its current message. */
  private void crash() {
    Adapter.toClassic(time.kit().system())
        .actorSelection(shard.path().child("book").toStringWithoutAddress())
        .tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
  }

  private void settle(Happening.Settlement settlement) {
    List<ShardCommand.Payout> payouts = new ArrayList<>();
    settlement
        .payouts()
        .forEach((instrument, price) -> {
          Objects.requireNonNull(venues.get(instrument.venue())).settle(instrument, price);
          payouts.add(new ShardCommand.Payout(instrument.id(), price));
        });
    tell(new ShardCommand.Settle(payouts));
  }

  private Behavior<DeskCommand.SwitchReply> onSwitched(DeskCommand.SwitchReply reply) {
    switched.add(
        "kill switch %s at %s, %s"
            .formatted(
                reply.switches().killed() ? "engaged" : "released",
                ScenarioReport.seconds(time.now()),
                reply.inForce() ? "in force" : "not in force: " + reply.detail()));
    return Behaviors.same();
  }

  // ---------------------------------------------------------------- looking

  private List<BookEvent> journaled() {
    return journal.persistedInStorage(JournalIds.book(scenario.game().id()).id()).stream()
        .filter(BookEvent.class::isInstance)
        .map(BookEvent.class::cast)
        .toList();
  }

  private GameView gameView() {
    TestProbe<GameView> views = time.probe(GameView.class);
    tell(new ShardCommand.GetView(views.ref()));
    return views.receiveMessage();
  }

  private DeskView deskView() {
    TestProbe<DeskView> views = time.probe(DeskView.class);
    desk.tell(new DeskCommand.GetView(views.ref()));
    time.settle();
    return views.receiveMessage();
  }

  @Override
  public void close() {
    time.close();
  }
}
