package io.dutchbook.actors.shard;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookLinks;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.actors.book.PositionBook;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.feed.ShardInput.BooksChanged;
import io.dutchbook.actors.feed.ShardInput.ScoreRead;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.exit.OddsSource;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.GameTrack;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.protocol.shard.ShardCommand.AdjustPosition;
import io.dutchbook.protocol.shard.ShardCommand.AskAgain;
import io.dutchbook.protocol.shard.ShardCommand.Ensure;
import io.dutchbook.protocol.shard.ShardCommand.GetView;
import io.dutchbook.protocol.shard.ShardCommand.ReportExposure;
import io.dutchbook.protocol.shard.ShardCommand.Retire;
import io.dutchbook.protocol.shard.ShardCommand.Settle;
import io.dutchbook.protocol.shard.ShardCommand.TellAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One game: takes its books in, looks for Dutch books in what has changed, and sees that what is
 * worth it becomes a trade.
 *
 * <p>It keeps nothing that cannot be had again from the feeds and from its position book. One trade
 * at a time: while one is being reserved or is open, opportunities are counted and passed.
 */
public final class GameShard extends AbstractBehavior<ShardCommand> {
  private static final String BOOK = "book";
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration BOOK_RESTART_FIRST = Duration.ofSeconds(1);
  private static final Duration BOOK_RESTART_LONGEST = Duration.ofSeconds(30);
  private static final long NO_FRAME = 0;
  private static final int TICKS_PER_REPORT = 5;

  private final GameId game;
  private final League league;
  private final Environment environment;
  private final TradingSettings settings;
  private final ShardLinks links;
  private final JournalBinding journal;
  private final Runnable passivate;
  private final ActorRef<DeskCommand.Bankroll> bankrolls;
  private final ActorRef<DeskCommand.GameClosedAck> closings;
  private final TimerScheduler<ShardCommand> timers;
  private final Backoff bookRestarts = new Backoff(BOOK_RESTART_FIRST, BOOK_RESTART_LONGEST);
  private final Trader trader;
  private final Seller seller;
  private final Subscriptions subscriptions;
  private ActorRef<BookCommand> book;
  private @Nullable GameDefinition definition;
  private @Nullable DutchBookSearch search;
  private @Nullable GameTrack score;
  private long ticks;

  private sealed interface Own extends ShardCommand.Internal {}

  private record DeskAnswered(DeskCommand.Reply reply) implements Own {}

  private record BankrollHeard(DeskCommand.Bankroll bankroll) implements Own {}

  private enum Timer implements Own {
    TICK,
    RESTART_BOOK,
    CLOSED
  }

  private GameShard(
      ActorContext<ShardCommand> context,
      TimerScheduler<ShardCommand> timers,
      GameId game,
      League league,
      Environment environment,
      TradingSettings settings,
      ShardLinks links,
      JournalBinding journal,
      Runnable passivate) {
    super(context);
    context.setLoggerName(GameShard.class);
    this.timers = timers;
    this.game = game;
    this.league = league;
    this.environment = environment;
    this.settings = settings;
    this.links = links;
    this.journal = journal;
    this.passivate = passivate;
    ActorRef<DeskCommand.Reply> answers =
        context.messageAdapter(DeskCommand.Reply.class, DeskAnswered::new);
    this.trader =
        new Trader(
            game, league, environment, settings, links.desk(), answers, open -> book.tell(open));
    this.subscriptions = new Subscriptions(game, league, links, context.getSelf());
    this.seller =
        new Seller(
            environment,
            settings,
            OddsSource.UNKNOWN,
            links.desk(),
            answers,
            trader,
            open -> book.tell(open));
    this.bankrolls = context.messageAdapter(DeskCommand.Bankroll.class, BankrollHeard::new);
    this.closings = context.messageAdapter(DeskCommand.GameClosedAck.class, ack -> Timer.CLOSED);
    this.book = existingOrNewBook();
    timers.startTimerWithFixedDelay(Timer.TICK, TICK);
  }

  /**
   * The shard of a game. When it fails it starts again from its feeds; its position book goes on
   * meanwhile, because a wrong frame must not cost a hedge.
   *
   * @param passivate asks whoever started it to let it go
   */
  public static Behavior<ShardCommand> create(
      GameId game,
      League league,
      Environment environment,
      TradingSettings settings,
      ShardLinks links,
      JournalBinding journal,
      Runnable passivate) {
    Behavior<ShardCommand> shard =
        Behaviors.setup(context ->
            Behaviors.withTimers(timers ->
                new GameShard(
                    context,
                    timers,
                    game,
                    league,
                    environment,
                    settings,
                    links,
                    journal,
                    passivate)));
    return Behaviors.supervise(shard)
        .onFailure(
            SupervisorStrategy.restartWithBackoff(
                    Duration.ofMillis(100), Duration.ofSeconds(10), environment.jitter())
                .withStopChildren(false));
  }

  @Override
  public Receive<ShardCommand> createReceive() {
    return newReceiveBuilder()
        .onMessage(BooksChanged.class, this::onBooks)
        .onMessage(ScoreRead.class, this::onScore)
        .onMessage(DeskAnswered.class, this::onDeskAnswer)
        .onMessage(BookReport.QuotesWanted.class, this::onQuotesWanted)
        .onMessage(BookReport.Changed.class, changed -> onBookView(changed.view()))
        .onMessage(BookReport.Ended.class, this::onEnded)
        .onMessage(BookReport.Refused.class, this::onBookRefused)
        .onMessage(BookReport.Ready.class, this::onBookReady)
        .onMessage(BankrollHeard.class, this::onBankroll)
        .onMessage(Ensure.class, this::onEnsure)
        .onMessage(Settle.class, this::onSettle)
        .onMessage(Retire.class, this::onRetire)
        .onMessage(ReportExposure.class, this::onReportExposure)
        .onMessage(TellAccount.class, asked -> toBook(new BookCommand.TellAccount(asked)))
        .onMessage(AskAgain.class, again -> toBook(new BookCommand.AskAgain(again.instrument())))
        .onMessage(AdjustPosition.class, wanted -> toBook(new BookCommand.Adjust(wanted)))
        .onMessage(GetView.class, this::onGetView)
        .onMessageEquals(Timer.TICK, this::onTick)
        .onMessageEquals(Timer.RESTART_BOOK, this::onRestartBook)
        .onMessageEquals(Timer.CLOSED, this::onClosed)
        .onSignal(Terminated.class, this::onBookGone)
        .build();
  }

  // ---------------------------------------------------------------- the game and its feeds

  private Behavior<ShardCommand> onEnsure(Ensure ensure) {
    GameDefinition wanted = ensure.definition();
    if (wanted.equals(definition)) {
      return this;
    }
    if (definition == null) {
      subscriptions.forgetEarlierLife();
    }
    definition = wanted;
    trader.plays(wanted);
    search =
        new DutchBookSearch(wanted.outcomes(), wanted.instruments(), settings.maxBookAgeMillis());
    subscriptions.renew(definition, score != null);
    return this;
  }

  private Behavior<ShardCommand> onScore(ScoreRead read) {
    score = read.track();
    return this;
  }

  // ---------------------------------------------------------------- books → trader

  private Behavior<ShardCommand> onBooks(BooksChanged changed) {
    long now = environment.now();
    if (search != null && !changed.depths().isEmpty()) {
      take(search, changed.depths(), now);
    }
    changed.confirm().tell(new MarketFeed.Confirmed(game));
    return this;
  }

  private void take(DutchBookSearch books, List<Depth> depths, long now) {
    for (Depth _ : depths) {
      trader.sightings().bookUpdate();
      environment.telemetry().bookUpdate();
    }
    trader.saw(depths, now);
    // The oldest frame: what it made possible has waited since then.
    long frameNanos = depths.stream().mapToLong(Depth::frameNanos).min().orElse(NO_FRAME);
    if (trader.look(books, books.onDepths(depths, now), frameNanos, now, isOff())) {
      environment.telemetry().decided(environment.nanos().getAsLong() - frameNanos);
    }
    seller.look(definition, books, believed(), now);
  }

  /** What is believed of the score; nothing before the scoreboard has said something. */
  private @Nullable GameState believed() {
    return score == null ? null : score.believed().orElse(null);
  }

  private boolean isOff() {
    return score != null && score.believed().filter(state -> state.phase().isOff()).isPresent();
  }

  private Behavior<ShardCommand> onDeskAnswer(DeskAnswered answered) {
    trader.answered(answered.reply(), search);
    seller.answered(answered.reply(), search);
    return this;
  }

  // ---------------------------------------------------------------- the position book

  private ActorRef<BookCommand> existingOrNewBook() {
    Optional<ActorRef<Void>> child = getContext().getChild(BOOK);
    if (child.isPresent()) {
      ActorRef<BookCommand> existing = child.get().unsafeUpcast();
      existing.tell(BookCommand.Nudge.HELLO);
      getContext().watch(existing);
      return existing;
    }
    // Stops when it fails: whatever it was about to send must not be sent. Started again below.
    ActorRef<BookCommand> started =
        getContext()
            .spawn(
                PositionBook.create(
                    environment,
                    settings.plan(),
                    game,
                    league,
                    new BookLinks(getContext().getSelf(), links.desk(), links.routers()),
                    journal),
                BOOK);
    getContext().watch(started);
    return started;
  }

  private Behavior<ShardCommand> onBookGone(Terminated gone) {
    Duration pause = bookRestarts.next();
    getContext().getLog().error("position book of {} stopped; again in {}", game, pause);
    trader.bookGone();
    seller.bookGone();
    timers.startSingleTimer(Timer.RESTART_BOOK, pause);
    return this;
  }

  private Behavior<ShardCommand> onRestartBook() {
    book = existingOrNewBook();
    return this;
  }

  private Behavior<ShardCommand> onBookReady(BookReport.Ready ready) {
    bookRestarts.succeeded();
    links.desk().tell(new DeskCommand.GetBankroll(bankrolls));
    return onBookView(ready.view());
  }

  private Behavior<ShardCommand> onBookView(BookReport.View view) {
    trader.holds(view);
    mark();
    return this;
  }

  /** Tells the desk what the contracts held would bring; nothing while that is not known. */
  private void mark() {
    BookReport.View held = trader.held();
    if (held != null && search != null && held.exposure().cost().isPositive()) {
      links.desk().tell(new DeskCommand.Mark(Marks.of(held, search, environment.now())));
    }
  }

  private Behavior<ShardCommand> onEnded(BookReport.Ended ended) {
    trader.ended();
    return this;
  }

  private Behavior<ShardCommand> onBookRefused(BookReport.Refused refused) {
    trader.bookRefused(refused);
    return this;
  }

  private Behavior<ShardCommand> onQuotesWanted(BookReport.QuotesWanted wanted) {
    Map<InstrumentId, Depth> quotes =
        search == null ? new HashMap<>() : search.trusted(environment.now());
    quotes.keySet().retainAll(wanted.instruments());
    wanted.replyTo().tell(new BookCommand.QuotesHeard(wanted.trade(), new DepthQuotes(quotes)));
    return this;
  }

  // ---------------------------------------------------------------- the end of the game

  private Behavior<ShardCommand> onSettle(Settle settle) {
    book.tell(new BookCommand.Settle(settle.payouts()));
    return this;
  }

  private Behavior<ShardCommand> onRetire(Retire retire) {
    BookReport.View held = trader.held();
    if (held != null && held.done() && trader.isIdle()) {
      links.desk().tell(new DeskCommand.CloseGame(game, held.cash(), held.realized(), closings));
    }
    return this;
  }

  private Behavior<ShardCommand> onClosed() {
    passivate.run();
    return this;
  }

  // ---------------------------------------------------------------- others

  private Behavior<ShardCommand> onReportExposure(ReportExposure report) {
    book.tell(BookCommand.Nudge.REPORT);
    return this;
  }

  private Behavior<ShardCommand> toBook(BookCommand command) {
    book.tell(command);
    return this;
  }

  private Behavior<ShardCommand> onBankroll(BankrollHeard heard) {
    trader.mayUse(heard.bankroll());
    return this;
  }

  private Behavior<ShardCommand> onTick() {
    trader.tick();
    seller.tick();
    subscriptions.renew(definition, score != null);
    links.desk().tell(new DeskCommand.GetBankroll(bankrolls));
    mark();
    ticks++;
    if (ticks % TICKS_PER_REPORT == 0) {
      // A report that was lost on its way to the desk must not be missed for ever.
      book.tell(BookCommand.Nudge.REPORT);
    }
    if (search != null) {
      long now = environment.now();
      trader.saw(search.trusted(now).values(), now);
      trader.look(search, search.again(now), NO_FRAME, now, isOff());
      seller.look(definition, search, believed(), now);
    }
    return this;
  }

  private Behavior<ShardCommand> onGetView(GetView get) {
    get.replyTo().tell(new ShardViews(environment, settings).of(definition, score, search, trader));
    return this;
  }
}
