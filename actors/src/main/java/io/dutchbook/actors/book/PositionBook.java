package io.dutchbook.actors.book;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.JournaledActor;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.trade.Decision;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Quotes;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.BookSnapshot;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;

/**
 * The trades, orders and positions of one game, event-sourced: the only writer of its history.
 *
 * <p>Nothing is sent before it is journaled, and everything heard is journaled before the next step
 * is decided. When a write fails the actor stops and sends nothing; its owner starts it again, and
 * recovery is the ordinary way to start: take ownership in the journal, ask the venues about every
 * order that is not closed, report what is at risk, and only then take a new trade.
 */
public final class PositionBook
    extends JournaledActor<BookCommand, BookEvent, BookState, BookSnapshot> {

  /** A router tells what became of an order. */
  record OrderHeard(OrderOutcome outcome) implements BookCommand.Internal {}

  /** A router tells which fills its venue has settled or taken back. */
  record FinalityHeard(List<RouterCommand.FillFate> fills) implements BookCommand.Internal {}

  private record StepTrade(TradeId trade) implements BookCommand.Internal {}

  private static final int TRADES_PER_SNAPSHOT = 20;

  /** Polymarket's trades are on chain after some seconds (documented 2026). */
  private static final Duration ASK_FINALITY_EVERY = Duration.ofSeconds(5);

  private final ActorContext<BookCommand> context;
  private final TimerScheduler<BookCommand> timers;
  private final Environment environment;
  private final PlanSettings settings;
  private final GameId game;
  private final League league;
  private final BookLinks links;
  private final VenueTalk venues;
  private final SentOrders sent = new SentOrders();
  private long endedAtSnapshot;

  private PositionBook(
      ActorContext<BookCommand> context,
      TimerScheduler<BookCommand> timers,
      Environment environment,
      PlanSettings settings,
      GameId game,
      League league,
      BookLinks links,
      JournalBinding journal) {
    super(context, JournalIds.book(game), journal);
    this.context = context;
    this.timers = timers;
    this.environment = environment;
    this.settings = settings;
    this.game = game;
    this.league = league;
    this.links = links;
    this.venues =
        new VenueTalk(
            environment,
            links.routers(),
            context.messageAdapter(
                RouterCommand.Report.class, report -> new OrderHeard(report.outcome())),
            context.messageAdapter(
                RouterCommand.FinalityReport.class, report -> new FinalityHeard(report.fills())));
    timers.startTimerWithFixedDelay(BookCommand.Nudge.ASK_FINALITY, ASK_FINALITY_EVERY);
  }

  /** The book of a game, recovering at once. */
  public static Behavior<BookCommand> create(
      Environment environment,
      PlanSettings settings,
      GameId game,
      League league,
      BookLinks links,
      JournalBinding journal) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            new PositionBook(
                context, timers, environment, settings, game, league, links, journal)));
  }

  // ---------------------------------------------------------------- commands

  @Override
  public CommandHandler<BookCommand, BookEvent, BookState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(BookCommand.OpenNew.class, this::onOpen)
        .onCommand(BookCommand.OpenExit.class, this::onExit)
        .onCommand(OrderHeard.class, this::onOrderHeard)
        .onCommand(FinalityHeard.class, this::onFinality)
        .onCommand(StepTrade.class, this::step)
        .onCommand(BookCommand.QuotesHeard.class, this::onQuotes)
        .onCommand(BookCommand.Settle.class, this::onSettle)
        .onCommand(BookCommand.TellAccount.class, this::onTellAccount)
        .onCommand(BookCommand.AskAgain.class, this::onAskAgain)
        .onCommand(BookCommand.Adjust.class, this::onAdjust)
        .onCommand(BookCommand.Nudge.class, this::onNudge)
        .build();
  }

  private Effect<BookEvent, BookState> onNudge(BookState state, BookCommand.Nudge nudge) {
    return switch (nudge) {
      case REPORT -> Effect().none().thenRun(this::report);
      case TAKE_OVER ->
          Effect()
              .persist(
                  new BookEvent.OwnershipTaken(game, league, environment.node(), environment.now()))
              .thenRun(this::onOwned);
      case HELLO -> Effect().none().thenRun(s -> links.shard().tell(new BookReport.Ready(view(s))));
      case STEP ->
          Effect()
              .none()
              .thenRun(
                  s -> s.open().keySet().forEach(id -> context.getSelf().tell(new StepTrade(id))));
      case ASK_FINALITY -> Effect().none().thenRun(s -> venues.askFinality(s.matchedFills()));
    };
  }

  private void onOwned(BookState state) {
    state.open().values().forEach(trade -> venues.lookUp(trade.plan().openOrders()));
    report(state);
    links.shard().tell(new BookReport.Ready(view(state)));
    context.getSelf().tell(BookCommand.Nudge.STEP);
  }

  private Effect<BookEvent, BookState> onOpen(BookState state, BookCommand.OpenNew open) {
    Openings openings = new Openings(state, settings, environment.now());
    String objection = openings.objection(open);
    if (!objection.isEmpty()) {
      return refuse(open.trade(), objection);
    }
    BookEvent.TradeOpened opened = openings.event(open);
    return begin(opened, opened.orders(), open.frameNanos());
  }

  private Effect<BookEvent, BookState> onExit(BookState state, BookCommand.OpenExit open) {
    Openings openings = new Openings(state, settings, environment.now());
    String objection = openings.objection(open);
    if (!objection.isEmpty()) {
      return refuse(open.trade(), objection);
    }
    context.getLog().info("sells {} for {}", open.legs(), open.reason().words());
    BookEvent.ExitOpened opened = openings.event(open);
    return begin(opened, opened.orders(), 0);
  }

  private Effect<BookEvent, BookState> refuse(TradeId trade, String objection) {
    return Effect()
        .none()
        .thenRun(s -> links.shard().tell(new BookReport.Refused(trade, objection)));
  }

  private Effect<BookEvent, BookState> begin(
      BookEvent opened, List<OrderIntent> orders, long frameNanos) {
    return Effect()
        .persist(opened)
        .thenRun(after -> act(after, () -> venues.place(orders, frameNanos)));
  }

  /** Acts on what has just been journaled, tells everybody, and looks at what comes next. */
  private void act(BookState state, Runnable action) {
    action.run();
    report(state);
    links.shard().tell(new BookReport.Changed(view(state)));
    context.getSelf().tell(BookCommand.Nudge.STEP);
  }

  // ---------------------------------------------------------------- what the venues say

  private Effect<BookEvent, BookState> onOrderHeard(BookState state, OrderHeard heard) {
    OrderOutcome outcome = heard.outcome();
    List<BookEvent> events = new OrderNews(state, environment.now()).events(outcome);
    if (events.isEmpty()) {
      return Effect().none();
    }
    if (outcome instanceof OrderOutcome.Unknown unknown) {
      context.getLog().warn("outcome of order {} is unknown: {}", unknown.key(), unknown.cause());
    }
    if (state.tradeOf(outcome.key()).isEmpty()) {
      context.getLog().error("order {} filled after its trade had ended", outcome.key());
      environment.telemetry().ended("late fill");
    }
    return Effect().persist(events).thenRun(after -> act(after, () -> {}));
  }

  private Effect<BookEvent, BookState> onFinality(BookState state, FinalityHeard heard) {
    List<BookEvent> events = new OrderNews(state, environment.now()).events(heard.fills());
    if (events.isEmpty()) {
      return Effect().none();
    }
    for (BookEvent event : events) {
      if (event instanceof BookEvent.FillReversed reversed) {
        Fill fill = reversed.fill();
        context.getLog().error("{} of order {} was taken back", fill.quantity(), fill.order());
        environment.telemetry().ended("fill taken back");
      }
    }
    return Effect().persist(events).thenRun(after -> act(after, () -> {}));
  }

  // ---------------------------------------------------------------- what comes next

  private Effect<BookEvent, BookState> step(BookState state, StepTrade which) {
    OpenTrade trade = state.open().get(which.trade());
    if (trade == null) {
      return Effect().none();
    }
    TradePlan plan = trade.plan();
    if (!plan.needsQuotes()) {
      return decide(plan, Quotes.NONE);
    }
    wakeAt(plan.id(), environment.now() + settings.retryEvery());
    links.shard().tell(BookReport.QuotesWanted.of(plan, context.getSelf()));
    return Effect().none();
  }

  private Effect<BookEvent, BookState> onQuotes(BookState state, BookCommand.QuotesHeard heard) {
    OpenTrade trade = state.open().get(heard.trade());
    return trade == null ? Effect().none() : decide(trade.plan(), heard.quotes());
  }

  private Effect<BookEvent, BookState> decide(TradePlan journaled, Quotes quotes) {
    long now = environment.now();
    TradePlan plan = venues.asked(journaled);
    return switch (plan.decide(now, quotes)) {
      case Decision.Await await ->
          Effect().none().thenRun(() -> wakeAt(journaled.id(), await.until()));
      case Decision.Ask ask -> Effect().none().thenRun(() -> ask(journaled.id(), ask.orders()));
      case Decision.Send send ->
          Effect()
              .persist(new BookEvent.OrdersIntended(plan.id(), send.orders(), now))
              .thenRun(after -> act(after, () -> venues.place(send.orders(), 0)));
      case Decision.End end ->
          Effect()
              .persist(new BookEvent.TradeEnded(plan.id(), end.result(), now))
              .thenRun(after -> ended(after, journaled.id(), end.result()));
    };
  }

  private void ask(TradeId trade, List<OrderIntent> orders) {
    venues.lookUp(orders);
    wakeAt(trade, environment.now() + settings.askEvery());
  }

  private void ended(BookState state, TradeId trade, TradeResult result) {
    venues.forget(trade);
    if (result.ending() == TradeResult.Ending.DIRECTIONAL) {
      context.getLog().error("trade {} ended with nothing to cover {}", trade, result.unhedged());
    }
    environment.telemetry().ended(result.ending().name().toLowerCase(Locale.ROOT));
    act(state, () -> links.shard().tell(new BookReport.Ended(trade, result)));
  }

  private void wakeAt(TradeId trade, long moment) {
    if (moment != Long.MAX_VALUE) {
      Duration pause = Duration.ofMillis(Math.max(1, moment - environment.now()));
      timers.startSingleTimer(trade, new StepTrade(trade), pause);
    }
  }

  // ---------------------------------------------------------------- settlement

  private Effect<BookEvent, BookState> onSettle(BookState state, BookCommand.Settle settle) {
    // A result that cannot be booked yet comes again: discovery repeats it until nothing is held.
    if (!state.open().isEmpty()) {
      return Effect().none();
    }
    if (!state.matched().isEmpty()) {
      context
          .getLog()
          .warn("result of {} waits: {} fills are not final", game, state.matched().size());
      return Effect().none();
    }
    List<BookEvent> events = new Results(state, environment.now()).events(settle.payouts());
    for (BookEvent event : events) {
      if (event instanceof BookEvent.ResultCorrected late) {
        context.getLog().error("result of {} corrected: {}", late.instrument(), late);
        environment.telemetry().ended("result corrected");
      }
    }
    return events.isEmpty()
        ? Effect().none()
        : Effect().persist(events).thenRun(after -> act(after, () -> {}));
  }

  // ---------------------------------------------------------------- reconciliation

  private Effect<BookEvent, BookState> onTellAccount(
      BookState state, BookCommand.TellAccount tell) {
    return Effect()
        .none()
        .thenRun(
            s -> tell.asked().replyTo().tell(new BookAccount(s).told(game, tell.asked(), sent)));
  }

  private Effect<BookEvent, BookState> onAskAgain(BookState state, BookCommand.AskAgain again) {
    for (OrderIntent order : sent.ended(state, MarketKey.of(again.instrument()))) {
      venues.lookUpAgain(order);
    }
    return Effect().none();
  }

  private Effect<BookEvent, BookState> onAdjust(BookState state, BookCommand.Adjust adjust) {
    return new BookAccount(state)
        .adjustment(adjust.wanted(), environment.now())
        .map(event -> {
          context.getLog().error("adjusted: {}", adjust.wanted().reason());
          return Effect().persist(event).thenRun(after -> act(after, () -> {}));
        })
        .orElseGet(() -> Effect().none());
  }

  // ---------------------------------------------------------------- what others see

  private void report(BookState state) {
    links.desk().tell(new DeskCommand.Report(state.exposure(game, league)));
  }

  private BookReport.View view(BookState state) {
    return BookReport.View.of(state, game, league);
  }

  // ---------------------------------------------------------------- persistence

  @Override
  public BookState emptyState() {
    return BookState.EMPTY;
  }

  @Override
  public EventHandler<BookState, BookEvent> eventHandler() {
    return (state, event) -> {
      sent.remember(event);
      return state.apply(event);
    };
  }

  @Override
  protected void recovered(BookState state) {
    context.getSelf().tell(BookCommand.Nudge.TAKE_OVER);
  }

  @Override
  protected long eventCount(BookState state) {
    return state.events();
  }

  @Override
  public boolean shouldSnapshot(BookState state, BookEvent event, long sequenceNr) {
    boolean due =
        (event instanceof BookEvent.TradeEnded || event instanceof BookEvent.FillConfirmed)
            && state.open().isEmpty()
            && state.matched().isEmpty()
            && state.trades().ended() >= endedAtSnapshot + TRADES_PER_SNAPSHOT;
    endedAtSnapshot = due ? state.trades().ended() : endedAtSnapshot;
    return due;
  }

  @Override
  protected BookSnapshot snapshot(BookState state) {
    return state.snapshot();
  }

  @Override
  protected BookState restore(BookSnapshot snapshot) {
    endedAtSnapshot = snapshot.endedTrades();
    return BookState.of(snapshot);
  }
}
