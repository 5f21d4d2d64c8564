package io.dutchbook.actors.book;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.JournaledActor;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.trade.Decision;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.PlanLeg;
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
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
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
    extends JournaledActor<PositionBook.Command, BookEvent, BookState, BookSnapshot> {

  /** What is said to a position book. */
  public sealed interface Command {}

  /**
   * Begins a trade whose worst case the risk desk has reserved.
   *
   * @param trade its name
   * @param legs what it wants
   * @param payout the least that one unit pays, in ten-thousandths of a dollar
   * @param expectedProfit what it should earn
   * @param frameNanos when the frame behind it arrived, for latency figures
   * @param validUntil after this moment the reservation may be gone, epoch milliseconds
   */
  public record OpenNew(
      TradeId trade,
      List<PlanLeg> legs,
      long payout,
      Money expectedProfit,
      long frameNanos,
      long validUntil)
      implements Command {}

  /** Prices that the book has asked for. */
  public record QuotesHeard(TradeId trade, Quotes quotes) implements Command {}

  /** Venues have settled instruments. */
  public record Settle(List<ShardCommand.Payout> payouts) implements Command {
    /** Copies the list. */
    public Settle {
      payouts = List.copyOf(payouts);
    }
  }

  /** The reconciler wants to know what the book has. */
  public record TellAccount(ShardCommand.TellAccount asked) implements Command {}

  /** Venues are to be asked again about orders whose trades have ended. */
  public record AskAgain(InstrumentId instrument) implements Command {}

  /** A venue holds another quantity than the book. */
  public record Adjust(ShardCommand.AdjustPosition wanted) implements Command {}

  /** Says again what is at risk. */
  public enum Nudge implements Command {
    /** The risk desk wants to know. */
    REPORT,
    /** Recovery is complete: take ownership. */
    TAKE_OVER,
    /** The owner has restarted and wants to know what the book holds. */
    HELLO,
    /** See what each open trade needs next. */
    STEP,
    /** Ask which fills their venues have settled. */
    ASK_FINALITY
  }

  /** A router tells what became of an order. */
  record OrderHeard(OrderOutcome outcome) implements Command {}

  /** A router tells which fills its venue has settled or taken back. */
  record FinalityHeard(List<RouterCommand.FillFate> fills) implements Command {}

  private record StepTrade(TradeId trade) implements Command {}

  private static final int TRADES_PER_SNAPSHOT = 20;

  /** Polymarket's trades are on chain after some seconds (documented 2026). */
  private static final Duration ASK_FINALITY_EVERY = Duration.ofSeconds(5);

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Environment environment;
  private final PlanSettings settings;
  private final GameId game;
  private final League league;
  private final BookLinks links;
  private final ActorRef<RouterCommand.Report> orderReports;
  private final ActorRef<RouterCommand.FinalityReport> finalityReports;
  private final Map<OrderKey, Long> askedAt = new HashMap<>();
  private final SentOrders sent = new SentOrders();
  private long endedAtSnapshot;

  private PositionBook(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
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
    this.orderReports =
        context.messageAdapter(
            RouterCommand.Report.class, report -> new OrderHeard(report.outcome()));
    this.finalityReports =
        context.messageAdapter(
            RouterCommand.FinalityReport.class, report -> new FinalityHeard(report.fills()));
    timers.startTimerWithFixedDelay(Nudge.ASK_FINALITY, ASK_FINALITY_EVERY);
  }

  /** The book of a game, recovering at once. */
  public static Behavior<Command> create(
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
  public CommandHandler<Command, BookEvent, BookState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(OpenNew.class, this::onOpen)
        .onCommand(OrderHeard.class, this::onOrderHeard)
        .onCommand(FinalityHeard.class, this::onFinality)
        .onCommand(StepTrade.class, this::step)
        .onCommand(QuotesHeard.class, this::onQuotes)
        .onCommand(Settle.class, this::onSettle)
        .onCommand(TellAccount.class, this::onTellAccount)
        .onCommand(AskAgain.class, this::onAskAgain)
        .onCommand(Adjust.class, this::onAdjust)
        .onCommand(Nudge.class, this::onNudge)
        .build();
  }

  private Effect<BookEvent, BookState> onNudge(BookState state, Nudge nudge) {
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
      case ASK_FINALITY -> Effect().none().thenRun(this::askFinality);
    };
  }

  private void onOwned(BookState state) {
    state.open().values().forEach(trade -> lookUp(trade.plan().openOrders()));
    report(state);
    links.shard().tell(new BookReport.Ready(view(state)));
    context.getSelf().tell(Nudge.STEP);
  }

  private Effect<BookEvent, BookState> onOpen(BookState state, OpenNew open) {
    long now = environment.now();
    String objection = objection(state, open, now);
    if (!objection.isEmpty()) {
      return Effect()
          .none()
          .thenRun(s -> links.shard().tell(new BookReport.Refused(open.trade(), objection)));
    }
    TradePlan plan = TradePlan.open(open.trade(), open.legs(), open.payout(), settings, now);
    List<OrderIntent> orders = plan.firstWave(now);
    return Effect()
        .persist(
            new BookEvent.TradeOpened(
                open.trade(),
                open.legs(),
                open.payout(),
                open.expectedProfit(),
                settings,
                orders,
                now))
        .thenRun(after -> act(after, () -> place(orders, open.frameNanos())));
  }

  private static String objection(BookState state, OpenNew open, long now) {
    if (!state.open().isEmpty()) {
      return "another trade of the game is open";
    }
    if (now > open.validUntil()) {
      return "its reservation may have expired";
    }
    boolean settled =
        open.legs().stream().anyMatch(leg -> state.settled().contains(leg.instrument().id()));
    return settled ? "one of its instruments is settled" : "";
  }

  /** Acts on what has just been journaled, tells everybody, and looks at what comes next. */
  private void act(BookState state, Runnable action) {
    action.run();
    report(state);
    links.shard().tell(new BookReport.Changed(view(state)));
    context.getSelf().tell(Nudge.STEP);
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

  private void askFinality(BookState state) {
    Map<Venue, List<Fill>> byVenue =
        state.matchedFills().stream()
            .collect(
                Collectors.groupingBy(
                    fill -> fill.instrument().venue(),
                    () -> new EnumMap<>(Venue.class),
                    Collectors.toList()));
    byVenue.forEach((venue, fills) ->
        router(venue).tell(new RouterCommand.AskFinality(fills, finalityReports)));
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
    links.shard().tell(quotesWanted(plan));
    return Effect().none();
  }

  private BookReport.QuotesWanted quotesWanted(TradePlan plan) {
    Set<InstrumentId> instruments =
        plan.legs().stream().map(leg -> leg.instrument().id()).collect(Ordered.toSet());
    return new BookReport.QuotesWanted(plan.id(), instruments, context.getSelf());
  }

  private Effect<BookEvent, BookState> onQuotes(BookState state, QuotesHeard heard) {
    OpenTrade trade = state.open().get(heard.trade());
    return trade == null ? Effect().none() : decide(trade.plan(), heard.quotes());
  }

  private Effect<BookEvent, BookState> decide(TradePlan journaled, Quotes quotes) {
    long now = environment.now();
    TradePlan plan = journaled;
    for (OrderIntent order : journaled.openOrders()) {
      Long asked = askedAt.get(order.key());
      plan = asked == null ? plan : plan.asked(order.key(), asked);
    }
    return switch (plan.decide(now, quotes)) {
      case Decision.Await await ->
          Effect().none().thenRun(() -> wakeAt(journaled.id(), await.until()));
      case Decision.Ask ask -> Effect().none().thenRun(() -> ask(journaled.id(), ask.orders()));
      case Decision.Send send ->
          Effect()
              .persist(new BookEvent.OrdersIntended(plan.id(), send.orders(), now))
              .thenRun(after -> act(after, () -> place(send.orders(), 0)));
      case Decision.End end ->
          Effect()
              .persist(new BookEvent.TradeEnded(plan.id(), end.result(), now))
              .thenRun(after -> ended(after, journaled.id(), end.result()));
    };
  }

  private void ask(TradeId trade, List<OrderIntent> orders) {
    lookUp(orders);
    wakeAt(trade, environment.now() + settings.askEvery());
  }

  private void ended(BookState state, TradeId trade, TradeResult result) {
    askedAt.keySet().removeIf(key -> key.trade().equals(trade));
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

  private void place(List<OrderIntent> orders, long frameNanos) {
    for (OrderIntent order : orders) {
      router(order.instrument().venue())
          .tell(new RouterCommand.Place(order, frameNanos, environment.node(), orderReports));
    }
  }

  private void lookUp(List<OrderIntent> orders) {
    for (OrderIntent order : orders) {
      askedAt.put(order.key(), environment.now());
      router(order.instrument().venue()).tell(new RouterCommand.LookUp(order, orderReports));
    }
  }

  private ActorRef<RouterCommand> router(Venue venue) {
    return Objects.requireNonNull(links.routers().get(venue), "no router of the venue");
  }

  // ---------------------------------------------------------------- settlement

  private Effect<BookEvent, BookState> onSettle(BookState state, Settle settle) {
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
    long now = environment.now();
    List<BookEvent> events = new ArrayList<>();
    for (ShardCommand.Payout payout : settle.payouts()) {
      Position position = state.ledger().position(payout.instrument());
      if (!position.isFlat() && !state.settled().contains(payout.instrument())) {
        events.add(
            new BookEvent.InstrumentSettled(
                payout.instrument(), payout.price(), position.payout(payout.price()), now));
      }
    }
    return events.isEmpty()
        ? Effect().none()
        : Effect().persist(events).thenRun(after -> act(after, () -> {}));
  }

  // ---------------------------------------------------------------- reconciliation

  private Effect<BookEvent, BookState> onTellAccount(BookState state, TellAccount tell) {
    return Effect()
        .none()
        .thenRun(
            s -> tell.asked().replyTo().tell(new BookAccount(s).told(game, tell.asked(), sent)));
  }

  private Effect<BookEvent, BookState> onAskAgain(BookState state, AskAgain again) {
    for (OrderIntent order : sent.ended(state, MarketKey.of(again.instrument()))) {
      router(order.instrument().venue()).tell(new RouterCommand.LookUp(order, orderReports));
    }
    return Effect().none();
  }

  private Effect<BookEvent, BookState> onAdjust(BookState state, Adjust adjust) {
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
    return new BookReport.View(
        game,
        state.trades().views(),
        List.copyOf(state.ledger().positions()),
        state.exposure(game, league),
        state.cash(),
        state.realized(),
        Ordered.set(state.settled()),
        state.events(),
        state.isDone());
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
    context.getSelf().tell(Nudge.TAKE_OVER);
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
