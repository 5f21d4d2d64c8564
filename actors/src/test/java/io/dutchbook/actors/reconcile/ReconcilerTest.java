package io.dutchbook.actors.reconcile;

import static io.dutchbook.actors.testing.TestOrders.GAME;
import static io.dutchbook.actors.testing.TestOrders.HOME;
import static io.dutchbook.actors.testing.TestOrders.TRADE;
import static io.dutchbook.actors.testing.TestOrders.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookLinks;
import io.dutchbook.actors.book.PositionBook;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.desk.RiskDesk;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.ScriptedAccount;
import io.dutchbook.actors.testing.ScriptedCatalogue;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.reconcile.Tolerance;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.Piggybank;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.reconcile.ReconcilerCommand;
import io.dutchbook.protocol.reconcile.ReconcilerView;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.Catalogue;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real desk and a real book with ten contracts of a trade that has ended, beside their venue. */
class ReconcilerTest {
  private static final long MINUTE = 60_000;
  private static final InstrumentId YES = HOME.id();

  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final PersistenceTestKit journal = PersistenceTestKit.create(time.kit().system());
  private final ScriptedAccount account = new ScriptedAccount(Venue.KALSHI);
  private final ScriptedCatalogue catalogue = new ScriptedCatalogue(Venue.KALSHI);
  private final TestProbe<ShardCommand> shard = time.probe(ShardCommand.class);
  private final TestProbe<RouterCommand> router = time.probe(RouterCommand.class);
  private final ActorRef<DeskCommand> desk =
      time.spawn(
          RiskDesk.create(
              environment,
              new DeskSettings(
                  TestOrders.LIMITS,
                  List.of(Venue.KALSHI),
                  ZoneOffset.UTC,
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(30),
                  new Cooldowns(0, 0),
                  new Piggybank(0),
                  Duration.ofSeconds(2)),
              this::toGame,
              JournalBinding.DEFAULT));
  private final ActorRef<BookCommand> book =
      time.spawn(
          PositionBook.create(
              environment,
              PlanSettings.DEFAULT,
              GAME,
              League.NBA,
              new BookLinks(shard.ref(), desk, Map.of(Venue.KALSHI, router.ref())),
              JournalBinding.DEFAULT));
  private final OrderIntent order = tradeTen();
  private final ActorRef<ReconcilerCommand> reconciler = agreeing();

  @AfterEach
  void stop() {
    time.close();
  }

  /** A reconciler whose first reading finds nothing. */
  private ActorRef<ReconcilerCommand> agreeing() {
    account.holds(YES, Quantity.of(10));
    account.cash(deskView().venues().getFirst().expected());
    return time.spawn(
        Reconciler.create(
            Map.of(Venue.KALSHI, account),
            Map.of(Venue.KALSHI, catalogue),
            environment,
            new ReconcileSettings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                new Tolerance(Quantity.parse("0.05"), Money.parse("0.05"))),
            desk,
            this::toGame));
  }

  /** As the game's shard does it. */
  private void toGame(GameId game, ShardCommand command) {
    assertThat(game).isEqualTo(GAME);
    switch (command) {
      case ShardCommand.TellAccount asked -> book.tell(new BookCommand.TellAccount(asked));
      case ShardCommand.AskAgain again -> book.tell(new BookCommand.AskAgain(again.instrument()));
      case ShardCommand.AdjustPosition wanted -> book.tell(new BookCommand.Adjust(wanted));
      case ShardCommand.ReportExposure _ -> book.tell(BookCommand.Nudge.REPORT);
      default -> throw new AssertionError(command);
    }
  }

  private OrderIntent tradeTen() {
    desk.tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(10_000)));
    book.tell(
        new BookCommand.OpenNew(
            TRADE,
            List.of(new PlanLeg(HOME, 1, Quantity.of(10), Price.cents(45))),
            Price.DOLLAR,
            Money.ZERO,
            List.of(0),
            0,
            time.now() + 5_000));
    time.settle();
    RouterCommand.Place place = router.expectMessageClass(RouterCommand.Place.class);
    place.replyTo().tell(new RouterCommand.Report(filled(place.intent(), 10)));
    time.settle();
    assertThat(events(BookEvent.TradeEnded.class)).hasSize(1);
    return place.intent();
  }

  @Test
  void findsNothingWhereVenueAndJournalAgree() {
    time.pass(5 * MINUTE);

    ReconcilerView view = view();
    assertThat(view.findings()).isEmpty();
    assertThat(view.readings())
        .containsExactly(
            new ReconcilerView.Reading(Venue.KALSHI, VirtualTime.START + 5 * MINUTE, ""));
    assertThat(events(BookEvent.PositionAdjusted.class)).isEmpty();
    assertThat(cashAdjusted()).isEmpty();
  }

  @Test
  void alarmsASecondTimeAndAdjustsAPositionAThirdTime() {
    account.holds(YES, Quantity.of(7));

    time.pass(MINUTE);
    assertThat(view().findings()).isEmpty();
    time.pass(MINUTE);
    assertThat(view().findings())
        .extracting(ReconcilerView.FindingView::what)
        .containsExactly("kalshi holds 7.00 of " + YES + ", the journal says 10.00");
    assertThat(events(BookEvent.PositionAdjusted.class)).isEmpty();
    time.pass(MINUTE);

    assertThat(events(BookEvent.PositionAdjusted.class))
        .extracting(BookEvent.PositionAdjusted::instrument, BookEvent.PositionAdjusted::millionths)
        .containsExactly(tuple(YES, -3_000_000L));
    time.pass(5 * MINUTE);
    assertThat(events(BookEvent.PositionAdjusted.class)).hasSize(1);
    assertThat(view().findings()).noneMatch(ReconcilerView.FindingView::stands);
  }

  @Test
  void booksALateFillInsteadOfAdjusting() {
    Fill late =
        new Fill(
            "late",
            order.key(),
            YES,
            Action.BUY,
            Quantity.of(2),
            0,
            Price.cents(45),
            Money.parse("0.90"),
            Money.parse("0.04"),
            time.now());
    account.holds(YES, Quantity.of(12));
    account.filled(
        new AccountPort.AccountFill(
            "late",
            "o1",
            YES,
            Action.BUY,
            late.price(),
            late.quantity(),
            late.fee(),
            true,
            late.at()));
    account.cash(deskView().venues().getFirst().expected().minus(Money.parse("0.94")));

    time.pass(2 * MINUTE);
    RouterCommand.LookUp again = (RouterCommand.LookUp) Received.from(router).getLast();
    assertThat(again.intent()).isEqualTo(order);
    List<Fill> all = new ArrayList<>(((OrderOutcome.Closed) filled(order, 10)).fills());
    all.add(late);
    again
        .replyTo()
        .tell(new RouterCommand.Report(new OrderOutcome.Closed(order.key(), Quantity.of(12), all)));
    time.pass(5 * MINUTE);

    assertThat(events(BookEvent.FillBooked.class))
        .extracting(event -> event.fill().fillId())
        .containsExactly("fill of " + order.key(), "late");
    assertThat(events(BookEvent.PositionAdjusted.class)).isEmpty();
    assertThat(cashAdjusted()).isEmpty();
    assertThat(view().findings()).hasSize(2).noneMatch(ReconcilerView.FindingView::stands);
  }

  @Test
  void takesAnIncompleteAnswerNeverForAnEmptyAccount() {
    account.holdsNone(YES);
    account.isBroken(true);

    time.pass(10 * MINUTE);

    assertThat(view().findings()).isEmpty();
    assertThat(view().readings())
        .extracting(ReconcilerView.Reading::problem)
        .containsExactly("the second page is missing");
    assertThat(events(BookEvent.PositionAdjusted.class)).isEmpty();
  }

  @Test
  void waitsForTheResultOfAMarketThatTheVenueHasSettled() {
    account.holdsNone(YES);
    account.cash(deskView().venues().getFirst().expected().plus(Money.dollars(10)));
    catalogue.settle(
        new Catalogue.Settlement(
            YES.market(), List.of(new Catalogue.Payout(YES.token(), Price.ONE))));

    time.pass(10 * MINUTE);

    assertThat(view().findings()).isEmpty();
    assertThat(events(BookEvent.PositionAdjusted.class)).isEmpty();
    assertThat(cashAdjusted()).isEmpty();
  }

  @Test
  void adjustsCashThatNothingExplains() {
    Money expected = deskView().venues().getFirst().expected();
    account.cash(expected.plus(Money.dollars(500)));

    time.pass(2 * MINUTE);
    assertThat(cashAdjusted()).isEmpty();
    time.pass(MINUTE);

    assertThat(cashAdjusted())
        .extracting(DeskEvent.CashAdjusted::amount)
        .containsExactly(Money.dollars(500));
    assertThat(deskView().venues().getFirst().expected())
        .isEqualTo(expected.plus(Money.dollars(500)));
    time.pass(5 * MINUTE);
    assertThat(cashAdjusted()).hasSize(1);
  }

  @Test
  void cancelsAnOrderOfATradeThatHasEndedAndLeavesOthersAlone() {
    account.rests(open("ours", order.key().clientOrderId()));
    account.rests(open("theirs", "somebody-else"));

    time.pass(2 * MINUTE);

    assertThat(account.cancelled()).containsExactly("ours");
    assertThat(view().findings())
        .extracting(ReconcilerView.FindingView::done)
        .containsExactlyInAnyOrder("cancelled", "nothing: it is not known whose it is");
  }

  private static AccountPort.OpenOrder open(String orderId, String clientOrderId) {
    return new AccountPort.OpenOrder(
        orderId, clientOrderId, YES, Action.BUY, Price.cents(40), Quantity.of(1));
  }

  private ReconcilerView view() {
    TestProbe<ReconcilerView> views = time.probe(ReconcilerView.class);
    reconciler.tell(new ReconcilerCommand.GetView(views.ref()));
    time.settle();
    return views.receiveMessage();
  }

  private DeskView deskView() {
    TestProbe<DeskView> views = time.probe(DeskView.class);
    desk.tell(new DeskCommand.GetView(views.ref()));
    time.settle();
    return views.receiveMessage();
  }

  private <T extends BookEvent> List<T> events(Class<T> kind) {
    return journal.persistedInStorage(JournalIds.book(GAME).id()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private List<DeskEvent.CashAdjusted> cashAdjusted() {
    return journal.persistedInStorage(JournalIds.DESK.id()).stream()
        .filter(DeskEvent.CashAdjusted.class::isInstance)
        .map(DeskEvent.CashAdjusted.class::cast)
        .toList();
  }
}
