package io.dutchbook.persistence.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.paper.PaperPayout;
import io.dutchbook.engine.paper.TakenSize;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaperTablesTest {
  private static final Venue VENUE = Venue.POLYMARKET;
  private static final Money CAPITAL = Money.dollars(1_000);
  private static final long NOW = 1_795_364_790_000L;
  private static final Instrument TOKEN =
      new Instrument(
          new InstrumentId(VENUE, "0xb05", "71"),
          "BOS wins",
          Payoff.only(1, 2),
          new PolymarketFees(50_000),
          OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)),
          0,
          false);

  private final DatabaseSettings where = TestDatabase.migrated();
  private final Database database = Database.open(where, "test", 2);
  private final PaperTables tables = new PaperTables(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAccountIsOpenedOnceWithItsCapital() {
    assertThat(tables.revision(VENUE)).isEqualTo(-1);

    assertThat(tables.open(VENUE, CAPITAL).cash()).isEqualTo(CAPITAL);
    assertThat(tables.open(VENUE, Money.dollars(5)).cash()).isEqualTo(CAPITAL);
    assertThat(tables.revision(VENUE)).isZero();
  }

  @Test
  void anAccountIsReadBackAsItWas() {
    PaperAccount bought = buy(tables.open(VENUE, CAPITAL), 1);
    buy(bought, 2);

    PaperAccount read = tables.open(VENUE, CAPITAL);

    assertThat(read.revision()).isEqualTo(2);
    assertThat(read.cash()).isEqualTo(Money.parse("979.499998"));
    assertThat(read.ledger().position(TOKEN.id()).millionths()).isEqualTo(40_007_776L);
    assertThat(read.taken().in("0xb05"))
        .containsExactly(new TakenSize(TOKEN.id(), Action.BUY, Price.cents(50), 40_007_776L));
  }

  @Test
  void anOrderIsReadBackWithEveryFill() {
    buy(tables.open(VENUE, CAPITAL), 1);

    assertThat(tables.find(VENUE, key(1))).contains(PaperOrder.of(intent(1), closed(1), NOW));
    assertThat(tables.find(VENUE, key(2))).isEmpty();
    assertThat(tables.fills(VENUE, NOW)).isEqualTo(closed(1).fills());
    assertThat(tables.fills(VENUE, NOW + 1)).isEmpty();
  }

  @Test
  void aHeldOrderIsDecidedOnLaterAndOnlyOnce() {
    PaperAccount account = tables.open(VENUE, CAPITAL);
    OrderOutcome held = new OrderOutcome.Delayed(key(1), key(1).clientOrderId());
    OrderOutcome refused = new Rejected(key(1), Reason.NO_MATCH, "nothing there");

    assertThat(save(account, 1, held)).isTrue();
    assertThat(tables.find(VENUE, key(1)).orElseThrow().outcome()).isEqualTo(held);
    assertThat(save(account.revised(1), 1, refused)).isTrue();
    assertThat(save(account.revised(2), 1, closed(1))).isFalse();

    assertThat(tables.find(VENUE, key(1)).orElseThrow().outcome()).isEqualTo(refused);
    assertThat(tables.fills(VENUE, 0)).isEmpty();
    assertThat(tables.revision(VENUE)).isEqualTo(2);
  }

  @Test
  void ofTwoThatDecideOnTheSameRevisionTheSecondSavesNothing() {
    PaperAccount account = tables.open(VENUE, CAPITAL);

    assertThat(save(account, 1, closed(1))).isTrue();
    assertThat(save(account, 2, closed(2))).isFalse();

    assertThat(tables.find(VENUE, key(2))).isEmpty();
    assertThat(tables.open(VENUE, CAPITAL).cash()).isEqualTo(Money.parse("989.749999"));
  }

  @Test
  void aPayoutIsRememberedAndFreesItsMarket() {
    PaperAccount account = buy(tables.open(VENUE, CAPITAL), 1);
    PaperPayout payout = new PaperPayout(TOKEN.id(), Price.ONE, NOW);

    assertThat(tables.save(new PaperChange.PaidOut(VENUE, account.revision(), List.of(payout))))
        .isTrue();

    PaperAccount paid = tables.open(VENUE, CAPITAL);
    assertThat(paid.due(List.of(payout))).isEmpty();
    assertThat(paid.cash()).isEqualTo(Money.parse("1009.753887"));
    assertThat(paid.taken().in("0xb05")).isEmpty();
  }

  @Test
  void aJournalIsAboutPaperOrAboutRealAccounts() {
    assertThat(JournalMoney.PAPER.claim(database)).isEqualTo(JournalMoney.PAPER);
    assertThat(JournalMoney.LIVE.claim(database)).isEqualTo(JournalMoney.PAPER);
    assertThat(TestDatabase.rows(where, "SELECT kind FROM journal_money")).containsExactly("paper");
  }

  private PaperAccount buy(PaperAccount account, int attempt) {
    assertThat(save(account, attempt, closed(attempt))).isTrue();
    return bought(account, attempt).revised(account.revision() + 1);
  }

  private static PaperAccount bought(PaperAccount account, int attempt) {
    Fill fill = closed(attempt).fills().getFirst();
    return account
        .filled(fill)
        .took(new TakenSize(TOKEN.id(), Action.BUY, fill.price(), fill.millionths()));
  }

  private boolean save(PaperAccount account, int attempt, OrderOutcome outcome) {
    PaperAccount after =
        outcome instanceof OrderOutcome.Closed ? bought(account, attempt) : account;
    return tables.save(after.change(intent(attempt), PaperOrder.of(intent(attempt), outcome, NOW)));
  }

  private static OrderKey key(int attempt) {
    return new OrderKey(new TradeId("nba-1-trade-1"), 1, attempt);
  }

  private static OrderIntent intent(int attempt) {
    return new OrderIntent(
        key(attempt),
        Purpose.ENTER,
        TOKEN,
        Action.BUY,
        Quantity.of(20),
        Price.cents(50),
        NOW,
        NOW + 2_000);
  }

  private static OrderOutcome.Closed closed(int attempt) {
    return new OrderOutcome.Closed(
        key(attempt),
        Quantity.of(20),
        List.of(
            new Fill(
                key(attempt).clientOrderId() + "-1",
                key(attempt),
                TOKEN.id(),
                Action.BUY,
                Quantity.of(20),
                3_888,
                Price.cents(50),
                Money.parse("10.000001"),
                Money.parse("0.25"),
                NOW)));
  }
}
