package io.dutchbook.actors.desk;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.JournaledActor;
import io.dutchbook.actors.RefusalLog;
import io.dutchbook.actors.Shards;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.EndedTrade;
import io.dutchbook.engine.risk.FinishedGame;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.Rest;
import io.dutchbook.engine.risk.RiskBook;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.risk.RiskRules;
import io.dutchbook.engine.risk.Scope;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskCommand.AdjustCash;
import io.dutchbook.protocol.desk.DeskCommand.BalanceSeen;
import io.dutchbook.protocol.desk.DeskCommand.CloseGame;
import io.dutchbook.protocol.desk.DeskCommand.GetBankroll;
import io.dutchbook.protocol.desk.DeskCommand.GetSwitches;
import io.dutchbook.protocol.desk.DeskCommand.GetView;
import io.dutchbook.protocol.desk.DeskCommand.Mark;
import io.dutchbook.protocol.desk.DeskCommand.Release;
import io.dutchbook.protocol.desk.DeskCommand.Report;
import io.dutchbook.protocol.desk.DeskCommand.Reserve;
import io.dutchbook.protocol.desk.DeskCommand.SetKill;
import io.dutchbook.protocol.desk.DeskCommand.SetPause;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.DeskSnapshot;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;

/**
 * Says whether a trade may begin, and holds the kill switch. Reservations, switches, deposits and
 * finished games are journaled; what the live games have at risk they report themselves, so after a
 * restart nothing is granted until each of them has.
 */
public final class RiskDesk
    extends JournaledActor<DeskCommand, DeskEvent, DeskState, DeskSnapshot> {
  private static final int EVENTS_PER_SNAPSHOT = 500;
  private static final int REFUSALS_SHOWN = 50;

  /** Slowly enough not to fight with another owner, soon enough not to keep everybody waiting. */
  private static final Duration AGAIN_FIRST = Duration.ofSeconds(1);

  private static final Duration AGAIN_LONGEST = Duration.ofSeconds(10);

  private final ActorContext<DeskCommand> context;
  private final TimerScheduler<DeskCommand> timers;
  private final Environment environment;
  private final DeskSettings settings;
  private final RiskRules rules;
  private final Map<Venue, ActorRef<RouterCommand>> routers = new EnumMap<>(Venue.class);
  private final Shards shards;
  private final ActorRef<RouterCommand.HaltInForce> haltAnswers;
  private final LiveRisk live = new LiveRisk();
  private final Map<Venue, BalanceCheck> balances = new EnumMap<>(Venue.class);
  private final Map<RiskRule, Long> refusals = new EnumMap<>(RiskRule.class);
  private final RefusalLog latestRefusals = new RefusalLog(REFUSALS_SHOWN);
  private Optional<PendingKill> pendingKill = Optional.empty();

  private sealed interface Own extends DeskCommand.Internal {}

  private record HaltConfirmed(Venue venue, boolean halted) implements Own {}

  private enum Timer implements Own {
    TICK,
    CONFIRM_TIMEOUT
  }

  private RiskDesk(
      ActorContext<DeskCommand> context,
      TimerScheduler<DeskCommand> timers,
      Environment environment,
      DeskSettings settings,
      Shards shards,
      JournalBinding journal) {
    super(
        context,
        JournalIds.DESK,
        journal,
        SupervisorStrategy.restartWithBackoff(AGAIN_FIRST, AGAIN_LONGEST, environment.jitter()));
    this.context = context;
    this.timers = timers;
    this.environment = environment;
    this.settings = settings;
    this.rules = new RiskRules(settings.limits(), settings.venues());
    this.shards = shards;
    this.haltAnswers =
        context.messageAdapter(
            RouterCommand.HaltInForce.class, h -> new HaltConfirmed(h.venue(), h.halted()));
  }

  /** The desk, recovering at once. */
  public static Behavior<DeskCommand> create(
      Environment environment, DeskSettings settings, Shards shards, JournalBinding journal) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new RiskDesk(context, timers, environment, settings, shards, journal)));
  }

  @Override
  public CommandHandler<DeskCommand, DeskEvent, DeskState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Reserve.class, this::onReserve)
        .onCommand(Release.class, this::onRelease)
        .onCommand(Report.class, this::onReport)
        .onCommand(Mark.class, this::onMark)
        .onCommand(CloseGame.class, this::onCloseGame)
        .onCommand(BalanceSeen.class, this::onBalance)
        .onCommand(AdjustCash.class, this::onAdjustCash)
        .onCommand(SetKill.class, this::onSetKill)
        .onCommand(SetPause.class, this::onSetPause)
        .onCommand(GetSwitches.class, this::onGetSwitches)
        .onCommand(GetBankroll.class, this::onGetBankroll)
        .onCommand(GetView.class, this::onGetView)
        .onCommand(HaltConfirmed.class, this::onHaltConfirmed)
        .onCommand(Timer.class, this::onTimer)
        .build();
  }

  /** Everything the desk knows: what is journaled and what the games reported. */
  private RiskBook book(DeskState state) {
    return live.over(state.book());
  }

  // ---------------------------------------------------------------- reservations

  private Effect<DeskEvent, DeskState> onReserve(DeskState state, Reserve reserve) {
    ReservationRequest request = reserve.request();
    RiskDecision decision = rules.decide(book(state), request, environment.now());
    DeskCommand.Reply reply = new DeskCommand.Reply(request.trade(), decision);
    if (decision instanceof RiskDecision.Refused refused) {
      return refuse(reserve, refused);
    }
    boolean isNew = !state.book().games().contains(request.game());
    Optional<GameExposure> history = isNew ? live.history(request.game()) : Optional.empty();
    if (isNew && history.isEmpty()) {
      shards.tell(request.game(), new ShardCommand.ReportExposure());
      return refuse(reserve, unheard(request));
    }
    List<DeskEvent> events = new ArrayList<>();
    history.flatMap(h -> reopening(state, h)).ifPresent(events::add);
    events.add(new DeskEvent.TradeReserved(request, environment.now()));
    return Effect()
        .persist(events)
        .thenRun(() -> {
          history.ifPresent(live::reopened);
          live.reserved(request.trade(), environment.now());
          reserve.replyTo().tell(reply);
        });
  }

  /**
   * Takes back out what was kept of a finished game; nothing when nothing was. What it had earned
   * when it was closed may differ from what its book says now.
   */
  private Optional<DeskEvent> reopening(DeskState state, GameExposure history) {
    FinishedGame kept = state.book().games().finished().get(history.game());
    DeskEvent reopened =
        kept == null
            ? reopening(history.game(), history.cash(), history.realized())
            : reopening(history.game(), kept.cash(), kept.realized());
    boolean traded = history.cash().stream().anyMatch(flow -> !flow.amount().equals(Money.ZERO));
    return kept == null && !traded ? Optional.empty() : Optional.of(reopened);
  }

  private DeskEvent reopening(GameId game, List<VenueCash> cash, Money realized) {
    return new DeskEvent.GameReopened(game, cash, realized, environment.now());
  }

  /** A game may have been closed before; its book goes on from what is counted already. */
  private static RiskDecision.Refused unheard(ReservationRequest request) {
    return new RiskDecision.Refused(
        RiskRule.NOT_READY, request.game().value(), "not reported", "reported");
  }

  private Effect<DeskEvent, DeskState> refuse(Reserve reserve, RiskDecision.Refused refused) {
    ReservationRequest request = reserve.request();
    refusals.merge(refused.rule(), 1L, Long::sum);
    latestRefusals.add(request.game(), refused, environment.now());
    DeskCommand.Reply reply = new DeskCommand.Reply(request.trade(), refused);
    return Effect().none().thenRun(() -> reserve.replyTo().tell(reply));
  }

  private Effect<DeskEvent, DeskState> onRelease(DeskState state, Release release) {
    return release(state, List.of(release.trade()), release.reason());
  }

  private Effect<DeskEvent, DeskState> release(
      DeskState state, List<TradeId> trades, String reason) {
    List<DeskEvent> events = releases(state, trades, reason);
    return events.isEmpty() ? Effect().none() : Effect().persist(events);
  }

  private List<DeskEvent> releases(DeskState state, List<TradeId> trades, String reason) {
    List<DeskEvent> events = new ArrayList<>();
    for (TradeId trade : trades) {
      if (state.book().reservations().containsKey(trade)) {
        events.add(new DeskEvent.TradeReleased(trade, reason, environment.now()));
      }
      live.released(trade);
    }
    return events;
  }

  /**
   * A finished game's result is in the journal already; a late report must not count it twice. When
   * the game has something at risk again, what was kept of it is taken back out.
   */
  private Effect<DeskEvent, DeskState> onReport(DeskState state, Report report) {
    GameExposure exposure = report.exposure();
    boolean finished = !state.book().games().contains(exposure.game());
    if (finished && exposure.isSettled()) {
      live.hadFinished(exposure);
      return Effect().none();
    }
    List<DeskEvent> events = new ArrayList<>();
    if (finished) {
      events.add(unreserved(state, exposure.game()));
    }
    List<TradeId> ended = live.reported(exposure, state.book().reservations().values());
    events.addAll(releases(state, ended, "ended"));
    rest(state, exposure).ifPresent(events::add);
    return events.isEmpty() ? Effect().none() : Effect().persist(events);
  }

  /** A game has something at risk that nobody reserved anything for: a fill that came late. */
  private DeskEvent unreserved(DeskState state, GameId game) {
    FinishedGame kept = state.book().games().finished().get(game);
    if (kept != null) {
      return reopening(game, kept.cash(), kept.realized());
    }
    return live.history(game)
        .map(before -> reopening(game, before.cash(), before.realized()))
        .orElseGet(() -> reopening(game, List.of(), Money.ZERO));
  }

  /** The rest that a game begins, unless it has begun already. */
  private Optional<DeskEvent> rest(DeskState state, GameExposure exposure) {
    EndedTrade last = exposure.lastTrade();
    Rest before = state.book().games().rests().get(exposure.game());
    if (last == null || (before != null && before.trade().equals(last.trade()))) {
      return Optional.empty();
    }
    long now = environment.now();
    return settings
        .cooldowns()
        .after(last, now)
        .map(rest -> new DeskEvent.RestBegan(exposure.game(), rest, now));
  }

  private Effect<DeskEvent, DeskState> onMark(DeskState state, Mark mark) {
    live.marked(mark.mark(), environment.now());
    return Effect().none();
  }

  private Effect<DeskEvent, DeskState> onCloseGame(DeskState state, CloseGame close) {
    live.closed(close.game());
    DeskCommand.GameClosedAck ack = new DeskCommand.GameClosedAck(close.game());
    if (!state.book().games().contains(close.game())) {
      return Effect().none().thenRun(() -> close.replyTo().tell(ack));
    }
    return Effect()
        .persist(
            new DeskEvent.GameClosed(
                close.game(), close.cash(), close.realized(), environment.now()))
        .thenRun(() -> close.replyTo().tell(ack));
  }

  // ---------------------------------------------------------------- money

  private Effect<DeskEvent, DeskState> onBalance(DeskState state, BalanceSeen seen) {
    RiskBook book = book(state);
    compare(book, seen);
    if (book.deposit(seen.venue()).isPresent() || !live.isComplete()) {
      return Effect().none();
    }
    // What the games have moved so far is part of the balance but not of the deposit.
    Money deposit = seen.balance().minus(book.expectedCash(seen.venue()));
    return Effect().persist(new DeskEvent.DepositSeen(seen.venue(), deposit, environment.now()));
  }

  private Effect<DeskEvent, DeskState> onAdjustCash(DeskState state, AdjustCash adjust) {
    RiskBook book = book(state);
    boolean asCompared =
        live.isComplete()
            && book.openTrades() == 0
            && book.deposit(adjust.venue()).isPresent()
            && book.expectedCash(adjust.venue()).equals(adjust.journal());
    if (!asCompared) {
      return Effect().none();
    }
    context.getLog().error("adjusted: {}", adjust.reason());
    Money more = adjust.seen().minus(adjust.journal());
    return Effect()
        .persist(
            new DeskEvent.CashAdjusted(adjust.venue(), more, adjust.reason(), environment.now()));
  }

  private void compare(RiskBook book, BalanceSeen seen) {
    BalanceCheck before = balances.get(seen.venue());
    boolean settled = book.deposit(seen.venue()).isPresent() && book.openTrades() == 0;
    BalanceCheck now =
        BalanceCheck.of(before, seen.balance(), book.expectedCash(seen.venue()), settled);
    balances.put(seen.venue(), now);
    if (now.disagrees() && (before == null || !before.disagrees())) {
      context
          .getLog()
          .error("{} holds {}, the journal says {}", seen.venue(), now.seen(), now.expected());
    }
  }

  // ---------------------------------------------------------------- switches

  private Effect<DeskEvent, DeskState> onSetKill(DeskState state, SetKill set) {
    return Effect()
        .persist(
            new DeskEvent.SwitchesSet(
                set.engaged(),
                state.book().switches().paused(),
                set.by(),
                set.reason(),
                environment.now()))
        .thenRun(after -> {
          context
              .getLog()
              .warn(
                  "kill switch {} by {}: {}",
                  set.engaged() ? "engaged" : "released",
                  set.by(),
                  set.reason());
          pendingKill.ifPresent(older -> older.superseded(switches(after)));
          pendingKill =
              Optional.of(new PendingKill(set.engaged(), settings.venues(), set.replyTo()));
          halt(set.engaged());
          timers.startSingleTimer(Timer.CONFIRM_TIMEOUT, settings.confirmWithin());
          confirm(after);
        });
  }

  private void halt(boolean engaged) {
    routers.values().forEach(router -> router.tell(new RouterCommand.Halt(engaged, haltAnswers)));
  }

  private Effect<DeskEvent, DeskState> onHaltConfirmed(DeskState state, HaltConfirmed confirmed) {
    pendingKill.ifPresent(pending -> pending.confirmed(confirmed.venue(), confirmed.halted()));
    return Effect().none().thenRun(this::confirm);
  }

  private void confirm(DeskState state) {
    if (pendingKill.filter(PendingKill::isInForce).isPresent()) {
      pendingKill.get().answer(switches(state));
      pendingKill = Optional.empty();
      timers.cancel(Timer.CONFIRM_TIMEOUT);
    }
  }

  private Effect<DeskEvent, DeskState> onSetPause(DeskState state, SetPause set) {
    return Effect()
        .persist(
            new DeskEvent.SwitchesSet(
                state.book().switches().killed(),
                set.paused(),
                set.by(),
                set.reason(),
                environment.now()))
        .thenRun(
            after -> set.replyTo().tell(new DeskCommand.SwitchReply(switches(after), true, "")));
  }

  private Effect<DeskEvent, DeskState> onGetSwitches(DeskState state, GetSwitches get) {
    return Effect()
        .none()
        .thenRun(() -> {
          boolean known = get.router().equals(routers.put(get.venue(), get.router()));
          get.replyTo().tell(switches(state));
          if (!known) {
            get.router().tell(new RouterCommand.Halt(isKilled(state), haltAnswers));
          }
        });
  }

  private static boolean isKilled(DeskState state) {
    return state.book().switches().killed();
  }

  private static DeskCommand.Switches switches(DeskState state) {
    RiskBook.Switches switches = state.book().switches();
    return new DeskCommand.Switches(switches.killed(), switches.paused());
  }

  // ---------------------------------------------------------------- time

  private Effect<DeskEvent, DeskState> onTimer(DeskState state, Timer timer) {
    return switch (timer) {
      case CONFIRM_TIMEOUT -> {
        pendingKill.ifPresent(pending -> pending.answer(switches(state)));
        pendingKill = Optional.empty();
        yield Effect().none();
      }
      case TICK -> onTick(state);
    };
  }

  private Effect<DeskEvent, DeskState> onTick(DeskState state) {
    live.awaited().forEach(game -> shards.tell(game, new ShardCommand.ReportExposure()));
    // For a router that did not hear; one that restarted meanwhile asks by itself.
    halt(isKilled(state));
    long now = environment.now();
    live.forgetMarks(now - settings.markLife().toMillis());
    List<TradeId> expired = live.expired(now - settings.reservationLife().toMillis());
    if (!expired.isEmpty()) {
      return release(state, expired, "never opened");
    }
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), settings.dayZone());
    return live.isComplete() && !today.equals(state.book().day().date())
        ? Effect().persist(newDay(book(state), today, now))
        : Effect().none();
  }

  /** The day that is over is counted up, and some of its profit put aside, in one write. */
  private List<DeskEvent> newDay(RiskBook book, LocalDate today, long now) {
    List<DeskEvent> events = new ArrayList<>();
    Money share = settings.piggybank().share(book.realizedToday());
    if (share.isPositive()) {
      events.add(new DeskEvent.ProfitPutAside(share, now));
    }
    events.add(new DeskEvent.DayStarted(today, book.realized(), now));
    return events;
  }

  // ---------------------------------------------------------------- what others see

  private Effect<DeskEvent, DeskState> onGetView(DeskState state, GetView get) {
    RiskBook book = book(state);
    DeskView view =
        new DeskView(
            switches(state),
            book.day().date(),
            book.realizedToday(),
            book.realized(),
            book.unrealizedLoss(),
            book.accounts().putAside(),
            book.atRisk(Scope.ACCOUNT, stake -> true),
            book.openTrades(),
            List.copyOf(live.awaited()),
            settings.venues().stream().map(venue -> money(book, venue)).toList(),
            List.copyOf(book.live().exposures().values()),
            settings.limits(),
            refusals.entrySet().stream()
                .map(e -> new DeskView.Refusals(e.getKey().name(), e.getValue()))
                .toList(),
            latestRefusals.newestFirst(),
            book.games().rests().entrySet().stream()
                .filter(e -> e.getValue().until() > environment.now())
                .map(e -> new DeskView.GameRest(e.getKey(), e.getValue()))
                .toList());
    return Effect().none().thenRun(() -> get.replyTo().tell(view));
  }

  private Effect<DeskEvent, DeskState> onGetBankroll(DeskState state, GetBankroll get) {
    RiskBook book = book(state);
    List<VenueCash> free =
        settings.venues().stream()
            .filter(venue -> book.deposit(venue).isPresent())
            .map(venue -> new VenueCash(venue, book.freeCash(venue)))
            .toList();
    DeskCommand.Bankroll bankroll = new DeskCommand.Bankroll(free, book.accounts().putAside());
    return Effect().none().thenRun(() -> get.replyTo().tell(bankroll));
  }

  private DeskView.VenueMoney money(RiskBook book, Venue venue) {
    BalanceCheck check = balances.get(venue);
    return new DeskView.VenueMoney(
        venue,
        book.deposit(venue).orElse(null),
        book.expectedCash(venue),
        book.freeCash(venue),
        check == null ? null : check.seen(),
        check != null && check.disagrees());
  }

  // ---------------------------------------------------------------- persistence

  @Override
  public DeskState emptyState() {
    return DeskState.EMPTY;
  }

  @Override
  public EventHandler<DeskState, DeskEvent> eventHandler() {
    return DeskState::apply;
  }

  @Override
  protected void recovered(DeskState state) {
    live.restarted(state.book(), environment.now());
    timers.startTimerWithFixedDelay(Timer.TICK, settings.tick());
    context.getSelf().tell(Timer.TICK);
  }

  @Override
  protected long eventCount(DeskState state) {
    return state.events();
  }

  @Override
  public boolean shouldSnapshot(DeskState state, DeskEvent event, long sequenceNr) {
    return sequenceNr % EVENTS_PER_SNAPSHOT == 0;
  }

  @Override
  protected DeskSnapshot snapshot(DeskState state) {
    return state.snapshot();
  }

  @Override
  protected DeskState restore(DeskSnapshot snapshot) {
    return DeskState.of(snapshot);
  }
}
