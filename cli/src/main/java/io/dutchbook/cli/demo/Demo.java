package io.dutchbook.cli.demo;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.node.Node;
import io.dutchbook.node.StopSignal;
import io.dutchbook.node.admin.Board;
import io.dutchbook.persistence.read.Page;
import io.dutchbook.persistence.read.ReadSide;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.simulator.Addresses;
import io.dutchbook.simulator.Simulator;
import io.dutchbook.trial.check.Audit;
import io.dutchbook.trial.check.AuditedFill;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Venues, database and engine, running together in one process, each on its own sockets. */
final class Demo implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration FINISH_WITHIN = Duration.ofSeconds(90);
  private static final Duration AGREE_WITHIN = Duration.ofSeconds(30);
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);

  private final DemoSettings settings;
  private final InstantSource clock;
  private final Simulator.Running venues;
  private final DemoDatabase database;
  private final Node node;
  private final Tally tally;

  private Demo(
      DemoSettings settings,
      InstantSource clock,
      Simulator.Running venues,
      DemoDatabase database,
      Node node) {
    this.settings = settings;
    this.clock = clock;
    this.venues = venues;
    this.database = database;
    this.node = node;
    this.tally = new Tally();
  }

  /** Starts everything; what fails to start takes down what had started before it. */
  static Demo start(DemoSettings settings, InstantSource clock) {
    Simulator.Running venues = Simulator.start(settings.simulator());
    try {
      DemoDatabase database =
          DemoDatabase.start(settings.folder().resolve("postgresql"), clock.millis());
      try {
        Node node = Node.start(settings.engine(venues.addresses()), database.settings());
        return new Demo(settings, clock, venues, database, node);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      venues.close();
      throw e;
    }
  }

  Addresses addresses() {
    return venues.addresses();
  }

  String adminPage() {
    return "http://127.0.0.1:" + node.adminAddress().getPort();
  }

  /**
   * Watches until the time is up or the signal to stop comes.
   *
   * @param narrator hears of every trade that ends
   */
  void watch(StopSignal signal, Narrator narrator) throws InterruptedException {
    long end =
        settings.runFor() == null ? Long.MAX_VALUE : clock.millis() + settings.runFor().toMillis();
    while (clock.millis() < end && !signal.await(LOOK_EVERY)) {
      look(narrator);
    }
  }

  private Board look(Narrator narrator) {
    Board board = node.admin().board();
    tally.add(board);
    narrator.tell(board);
    return board;
  }

  /**
   * Begins no more trades, lets the open ones end, and compares the books.
   *
   * @param began when the process began, epoch milliseconds
   */
  DemoReport finish(long began, Narrator narrator) throws InterruptedException {
    pause();
    long pausedAt = clock.millis();
    await(FINISH_WITHIN, () -> allEnded(look(narrator), pausedAt));
    await(AGREE_WITHIN, () -> node.readSide().eventsBehind() == 0 && audit().passed());
    return new ReportWriter(node, tally, settings, clock).write(began, audit());
  }

  private void pause() {
    AskPattern.ask(
            node.refs().desk(),
            (org.apache.pekko.actor.typed.ActorRef<DeskCommand.SwitchReply> to) ->
                new DeskCommand.SetPause(true, "demo", "the demo ends", to),
            ASK_TIMEOUT,
            node.system().scheduler())
        .toCompletableFuture()
        .join();
  }

  /** By a desk and by games that were heard of since; a grant on its way has arrived by then. */
  private static boolean allEnded(Board board, long pausedAt) {
    long settled = pausedAt + Duration.ofSeconds(3).toMillis();
    Board.DeskPart desk = board.desk();
    return desk != null
        && desk.heardAt() > settled
        && desk.view().openTrades() == 0
        && board.games().stream().allMatch(game -> game.heardAt() > settled)
        && board.trades().stream().allMatch(trade -> trade.trade().endedAt() > 0);
  }

  private static void await(Duration limit, Supplier<Boolean> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.get() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    }
  }

  private Audit audit() {
    try (VenueBooks books = new VenueBooks(addresses().control())) {
      return Audit.of(
          allFills(node.readSide()).stream().map(AuditedFill::ofJournal).toList(),
          expectedCash(),
          books.accounts(),
          books.moneyIsConserved());
    }
  }

  /** Every fill of the journal, page by page. */
  static Collection<Fill> allFills(ReadSide readSide) {
    Map<String, Fill> fills = new LinkedHashMap<>();
    long since = 0;
    Page<Fill> page;
    do {
      page = readSide.fillsSince(since, ReadSide.MAX_ROWS);
      page.rows().forEach(fill -> fills.put(fill.order() + " " + fill.fillId(), fill));
      since = page.rows().isEmpty() ? since : page.rows().getLast().at();
    } while (!page.complete());
    return fills.values();
  }

  private Map<Venue, Money> expectedCash() {
    Map<Venue, Money> expected = new EnumMap<>(Venue.class);
    Board.DeskPart desk = node.admin().board().desk();
    if (desk != null) {
      for (DeskView.VenueMoney money : desk.view().venues()) {
        if (money.deposit() != null) {
          expected.put(money.venue(), money.expected());
        }
      }
    }
    return expected;
  }

  /** Stops the engine first, so that it sees no venue vanish, and the database last. */
  @Override
  public void close() {
    node.close();
    venues.close();
    database.close();
  }
}
