package io.dutchbook.actors.reconcile;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Shards;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.reconcile.Difference;
import io.dutchbook.engine.reconcile.Finding;
import io.dutchbook.engine.reconcile.JournalAccount;
import io.dutchbook.engine.reconcile.Reconciliation;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.reconcile.ReconcilerCommand;
import io.dutchbook.protocol.reconcile.ReconcilerCommand.GetView;
import io.dutchbook.protocol.reconcile.ReconcilerView;
import io.dutchbook.protocol.shard.GameAccount;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.AccountPort.OpenOrder;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.http.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Compares the venues' accounts with the journal, at the start and on a timer, and says what
 * differs.
 *
 * <p>A difference that has stood still for two readings is alarmed; where contracts or fills
 * differ, the venue is asked again about the orders on that market, whose late fills the position
 * book then books as its own. What stands a third time becomes an adjustment in the journal. It
 * keeps nothing over a restart: differences stand again, or they have gone.
 */
public final class Reconciler extends AbstractBehavior<ReconcilerCommand> {
  private static final int ADJUSTED_AT = Finding.COUNTS + 1;

  private final Map<Venue, AccountPort> accounts;
  private final Map<Venue, Catalogue> catalogues;
  private final Environment environment;
  private final ReconcileSettings settings;
  private final ActorRef<DeskCommand> desk;
  private final Shards shards;
  private final TimerScheduler<ReconcilerCommand> timers;
  private final ActorRef<GameAccount> games;
  private final Map<Venue, List<Finding>> findings = new EnumMap<>(Venue.class);
  private final Map<Venue, ReconcilerView.Reading> readings = new EnumMap<>(Venue.class);
  private final FindingsLog log = new FindingsLog();
  private @Nullable Round round;
  private long rounds;

  private sealed interface Own extends ReconcilerCommand.Internal {}

  private record VenueRead(
      long round, Venue venue, @Nullable Reading reading, @Nullable Throwable problem)
      implements Own {}

  private record DeskSeen(long round, @Nullable DeskView view) implements Own {}

  private record GameHeard(GameAccount account) implements Own {}

  private record ResultsRead(
      long round, Venue venue, @Nullable Set<MarketKey> markets, @Nullable Throwable problem)
      implements Own {}

  private record Cancelled(OpenOrder order, @Nullable Throwable problem) implements Own {}

  private enum Timer implements Own {
    BEGIN,
    GIVE_UP
  }

  private Reconciler(
      ActorContext<ReconcilerCommand> context,
      TimerScheduler<ReconcilerCommand> timers,
      Map<Venue, AccountPort> accounts,
      Map<Venue, Catalogue> catalogues,
      Environment environment,
      ReconcileSettings settings,
      ActorRef<DeskCommand> desk,
      Shards shards) {
    super(context);
    context.setLoggerName(Reconciler.class);
    this.timers = timers;
    this.accounts = accounts;
    this.catalogues = catalogues;
    this.environment = environment;
    this.settings = settings;
    this.desk = desk;
    this.shards = shards;
    this.games = context.messageAdapter(GameAccount.class, GameHeard::new);
    if (!settings.every().isZero() && !accounts.isEmpty()) {
      context.getSelf().tell(Timer.BEGIN);
      timers.startTimerWithFixedDelay(Timer.BEGIN, settings.every());
    }
  }

  /** A reconciler that reads at once. */
  public static Behavior<ReconcilerCommand> create(
      Map<Venue, AccountPort> accounts,
      Map<Venue, Catalogue> catalogues,
      Environment environment,
      ReconcileSettings settings,
      ActorRef<DeskCommand> desk,
      Shards shards) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            new Reconciler(
                context, timers, accounts, catalogues, environment, settings, desk, shards)));
  }

  @Override
  public Receive<ReconcilerCommand> createReceive() {
    return newReceiveBuilder()
        .onMessage(VenueRead.class, this::onVenue)
        .onMessage(DeskSeen.class, this::onDesk)
        .onMessage(GameHeard.class, this::onGame)
        .onMessage(ResultsRead.class, this::onResults)
        .onMessage(Cancelled.class, this::onCancelled)
        .onMessage(GetView.class, this::onGetView)
        .onMessageEquals(Timer.BEGIN, this::onBegin)
        .onMessageEquals(Timer.GIVE_UP, this::onGiveUp)
        .build();
  }

  // ---------------------------------------------------------------- reading

  private Behavior<ReconcilerCommand> onBegin() {
    if (round != null) {
      return this;
    }
    rounds++;
    long number = rounds;
    round = new Round(accounts.keySet());
    timers.startSingleTimer(Timer.GIVE_UP, settings.within());
    long since = environment.now() - settings.fillsBack().toMillis();
    accounts.forEach((venue, port) ->
        getContext()
            .pipeToSelf(
                Reading.of(port, since),
                (reading, problem) -> new VenueRead(number, venue, reading, problem)));
    return this;
  }

  /** The round that an answer belongs to; nothing when it was given up meanwhile. */
  private @Nullable Round current(long number) {
    return number == rounds ? round : null;
  }

  private Behavior<ReconcilerCommand> onGiveUp() {
    if (round != null) {
      unread("no answer of " + round.missing() + " within " + settings.within());
    }
    round = null;
    return this;
  }

  /** Nothing was compared: what was found before stays as it was. */
  private void unread(String problem) {
    getContext().getLog().warn("not reconciled: {}", problem);
    accounts.keySet().forEach(venue -> unread(venue, problem));
  }

  private void unread(Venue venue, String problem) {
    ReconcilerView.Reading before = readings.get(venue);
    readings.put(
        venue, new ReconcilerView.Reading(venue, before == null ? 0 : before.at(), problem));
  }

  private Behavior<ReconcilerCommand> onVenue(VenueRead read) {
    Round current = current(read.round());
    if (current == null) {
      return this;
    }
    current.read(read.venue(), read.reading());
    if (read.reading() == null) {
      String problem = Reason.of(read.problem());
      getContext().getLog().warn("{} account: {}", read.venue().key(), problem);
      unread(read.venue(), problem);
    }
    if (current.areVenuesRead()) {
      if (current.readings().isEmpty()) {
        return end();
      }
      long number = rounds;
      getContext()
          .ask(
              DeskView.class,
              desk,
              settings.within(),
              DeskCommand.GetView::new,
              (view, _) -> new DeskSeen(number, view));
    }
    return this;
  }

  private Behavior<ReconcilerCommand> end() {
    timers.cancel(Timer.GIVE_UP);
    round = null;
    return this;
  }

  private Behavior<ReconcilerCommand> onDesk(DeskSeen seen) {
    Round current = current(seen.round());
    if (current == null || seen.view() == null) {
      return this;
    }
    if (!seen.view().awaited().isEmpty()) {
      unread("games have not reported: " + seen.view().awaited());
      return end();
    }
    current.games(seen.view());
    Set<String> fills = current.fills();
    Set<String> orders = current.orders();
    for (GameExposure game : seen.view().games()) {
      shards.tell(game.game(), new ShardCommand.TellAccount(rounds, fills, orders, games));
    }
    return current.haveGamesSpoken() ? askForResults(current) : this;
  }

  private Behavior<ReconcilerCommand> onGame(GameHeard heard) {
    Round current = current(heard.account().round());
    if (current == null) {
      return this;
    }
    current.heard(heard.account());
    return current.haveGamesSpoken() ? askForResults(current) : this;
  }

  /** A settled market leaves the venue's holdings before its result is booked here. */
  private Behavior<ReconcilerCommand> askForResults(Round current) {
    long number = rounds;
    for (Venue venue : Ordered.set(current.readings().keySet())) {
      Set<String> markets = current.heldMarkets(venue);
      Catalogue catalogue = catalogues.get(venue);
      if (markets.isEmpty() || catalogue == null) {
        continue;
      }
      current.askedForResults(venue);
      getContext()
          .pipeToSelf(
              catalogue.settlements(markets),
              (results, problem) ->
                  new ResultsRead(
                      number, venue, results == null ? null : keys(venue, results), problem));
    }
    return current.areResultsKnown() ? compare(current) : this;
  }

  private static Set<MarketKey> keys(Venue venue, List<Catalogue.Settlement> results) {
    return results.stream()
        .map(result -> new MarketKey(venue, result.market()))
        .collect(Ordered.toSet());
  }

  private Behavior<ReconcilerCommand> onResults(ResultsRead read) {
    Round current = current(read.round());
    if (current == null) {
      return this;
    }
    if (read.markets() == null) {
      unread(read.venue(), "results: " + Reason.of(read.problem()));
    }
    current.results(read.venue(), read.markets());
    return current.areResultsKnown() ? compare(current) : this;
  }

  // ---------------------------------------------------------------- comparing

  private Behavior<ReconcilerCommand> compare(Round current) {
    JournalAccount journal = current.journal();
    current.readings().forEach((venue, reading) -> compare(venue, reading, journal));
    return end();
  }

  private void compare(Venue venue, Reading reading, JournalAccount journal) {
    List<Finding> found =
        Reconciliation.compare(
            reading.account(),
            journal,
            settings.tolerance(),
            findings.getOrDefault(venue, List.of()));
    findings.put(venue, found);
    readings.put(venue, new ReconcilerView.Reading(venue, environment.now(), ""));
    log.left(venue, found.stream().map(Finding::difference).toList());
    found.forEach(finding -> act(finding, reading));
  }

  private void act(Finding finding, Reading reading) {
    if (finding.readings() == Finding.COUNTS) {
      getContext().getLog().error("{}", finding.difference());
      environment.telemetry().disagreed(finding.difference().venue());
      log.note(finding.difference(), environment.now(), firstStep(finding.difference(), reading));
    } else if (finding.readings() >= ADJUSTED_AT) {
      // Again and again: who has moved meanwhile does nothing, who did not hear hears it now.
      String done = secondStep(finding.difference());
      if (!done.isEmpty() && finding.readings() == ADJUSTED_AT) {
        log.note(finding.difference(), environment.now(), done);
      }
    }
  }

  /** What is done when a difference begins to count. */
  private String firstStep(Difference difference, Reading reading) {
    return switch (difference) {
      case Difference.Holding(var instrument, var game, _, _) when game != null -> {
        shards.tell(game, new ShardCommand.AskAgain(instrument));
        yield "the venue is asked again about the orders of that market";
      }
      case Difference.Holding _ -> "nothing: no game of ours trades it";
      case Difference.MissingFill(var game, var fill) -> {
        shards.tell(game, new ShardCommand.AskAgain(fill.instrument()));
        yield "the venue is asked again about the orders of that market";
      }
      case Difference.Cash _ -> "waiting whether it stands";
      case Difference.StrayOrder(var order, var isOurs) when isOurs ->
          cancel(order.orderId(), reading);
      case Difference.StrayOrder _ -> "nothing: it is not known whose it is";
    };
  }

  private String cancel(String orderId, Reading reading) {
    Venue venue = reading.account().venue();
    AccountPort port = accounts.get(venue);
    for (OpenOrder order : reading.orders()) {
      if (order.orderId().equals(orderId) && port != null) {
        getContext().pipeToSelf(port.cancel(order), (_, problem) -> new Cancelled(order, problem));
      }
    }
    return "cancelled";
  }

  private Behavior<ReconcilerCommand> onCancelled(Cancelled cancelled) {
    if (cancelled.problem() != null) {
      getContext()
          .getLog()
          .error(
              "order {} was not cancelled: {}",
              cancelled.order().orderId(),
              Reason.of(cancelled.problem()));
    }
    return this;
  }

  /** What is done when it still stands; empty for nothing more. */
  private String secondStep(Difference difference) {
    return switch (difference) {
      case Difference.Holding(var instrument, var game, var journal, var seen)
          when game != null -> {
        shards.tell(
            game,
            new ShardCommand.AdjustPosition(instrument, journal, seen, difference.toString()));
        yield "the position is adjusted to what the venue says";
      }
      case Difference.Cash(var venue, var journal, var seen) -> {
        desk.tell(new DeskCommand.AdjustCash(venue, journal, seen, difference.toString()));
        yield "the cash is adjusted to what the venue says";
      }
      case Difference.Holding _, Difference.MissingFill _, Difference.StrayOrder _ -> "";
    };
  }

  private Behavior<ReconcilerCommand> onGetView(GetView get) {
    get.replyTo().tell(new ReconcilerView(List.copyOf(readings.values()), log.views()));
    return this;
  }
}
