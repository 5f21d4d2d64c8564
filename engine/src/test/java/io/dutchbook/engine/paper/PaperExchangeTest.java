package io.dutchbook.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.TradeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperExchangeTest {
  private static final long NOW = 1_795_364_790_000L;
  private static final Instrument YES = PaperMarkets.kalshi(InstrumentId.YES);
  private static final Instrument NO = PaperMarkets.kalshi(InstrumentId.NO);
  private static final Instrument TOKEN = PaperMarkets.polymarket();

  private PaperAccount kalshi = PaperAccount.opened(Venue.KALSHI, Money.dollars(1_000));
  private PaperAccount polymarket = PaperAccount.opened(Venue.POLYMARKET, Money.dollars(1_000));
  private int orders;

  @Test
  void walksTheBookUpToItsLimitAndDropsTheRest() {
    Closed bought = (Closed) buy(YES, "50.00", "0.5000", "asks 48x10 50x20 51x90");

    assertThat(bought.filled()).isEqualTo(Quantity.of(30));
    assertThat(bought.fills())
        .extracting(fill -> fill.quantity() + " at " + fill.price())
        .containsExactly("10.00 at 0.4800", "20.00 at 0.5000");
    assertThat(kalshi.cash().plus(kalshi.ledger().fees(Venue.KALSHI)))
        .isEqualTo(Money.parse("985.20"));
  }

  @Test
  void sellsToTheBids() {
    buy(YES, "30.00", "0.5000", "asks 48x30");

    Closed sold = (Closed) order(YES, Action.SELL, "30.00", "0.4500", "bids 46x10 45x5 44x99");

    assertThat(sold.fills())
        .extracting(fill -> fill.quantity() + " at " + fill.price())
        .containsExactly("10.00 at 0.4600", "5.00 at 0.4500");
    assertThat(kalshi.ledger().position(YES.id()).quantity()).isEqualTo(Quantity.of(15));
  }

  @Test
  void aDisplayedSizeIsNotTakenTwice() {
    buy(YES, "10.00", "0.4800", "asks 48x30");

    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x30"))).isEqualTo("20.00");
    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x30"))).isEqualTo("0.00");
  }

  @Test
  void aLevelThatGrowsOffersItsGrowth() {
    buy(YES, "30.00", "0.4800", "asks 48x30");

    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x42"))).isEqualTo("12.00");
  }

  @Test
  void aLevelThatShrinksHasLostWhatNobodyOnPaperTook() {
    buy(YES, "20.00", "0.4800", "asks 48x30");

    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x25"))).isEqualTo("5.00");
    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x10"))).isEqualTo("0.00");
    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x14"))).isEqualTo("4.00");
  }

  @Test
  void aLevelThatWasGoneIsNewAndOneOutOfSightIsNot() {
    buy(YES, "30.00", "0.4800", "asks 48x30");
    look(YES, "asks 46x5 47x5");
    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x30"))).isEqualTo("0.00");

    look(YES, "asks 49x5");
    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x30"))).isEqualTo("30.00");
  }

  @Test
  void anOfferOfOneSideIsTheBidForTheOther() {
    buy(YES, "30.00", "0.4800", "asks 48x30");
    buy(NO, "10.00", "0.6000", "bids 52x30 asks 60x10");

    assertThat(filled(order(NO, Action.SELL, "10.00", "0.5200", "bids 52x30"))).isEqualTo("0.00");
    assertThat(filled(order(NO, Action.SELL, "10.00", "0.5200", "bids 52x34"))).isEqualTo("4.00");
  }

  @Test
  void aBookThatCannotBeTrustedSaysNothing() {
    buy(YES, "30.00", "0.4800", "asks 48x30");
    Depth gapped = PaperMarkets.depth(YES.id(), "asks 49x1", BookState.GAPPED);
    kalshi = kalshi.saw(gapped);

    assertThat(filled(buy(YES, "50.00", "0.4800", "asks 48x30"))).isEqualTo("0.00");
  }

  @Test
  void aBudgetBuysMoreAtABetterPrice() {
    Closed bought = (Closed) buy(TOKEN, "50.00", "0.5000", "asks 40x20 45x100");

    assertThat(bought.fills())
        .extracting(fill -> fill.quantity() + "+" + fill.dust() + " for " + fill.notional())
        .containsExactly("20.00+0 for 8.00", "37.77+7777 for 16.999999");
    assertThat(bought.filled()).isEqualTo(Quantity.parse("57.77"));
  }

  @Test
  void polymarketRefusesWhatFindsNothingAndKalshiClosesIt() {
    assertThat(buy(TOKEN, "50.00", "0.3000", "asks 40x20"))
        .isEqualTo(new Rejected(key(1), Reason.NO_MATCH, "nothing displayed at 0.3000 or better"));
    assertThat(buy(YES, "50.00", "0.3000", "asks 40x20"))
        .isEqualTo(new Closed(key(2), Quantity.ZERO, List.of()));
  }

  @Test
  void refusesWhatCannotBePaidHeldOrNamed() {
    assertThat(reason(intent(YES, Action.BUY, "9000.00", "0.5000")))
        .isEqualTo(Reason.INSUFFICIENT_FUNDS);
    assertThat(reason(intent(TOKEN, Action.SELL, "5.00", "0.5000")))
        .isEqualTo(Reason.INSUFFICIENT_FUNDS);
    assertThat(reason(intent(YES, Action.SELL, "2100.00", "0.5000")))
        .isEqualTo(Reason.INSUFFICIENT_FUNDS);
    assertThat(reason(intent(TOKEN, Action.BUY, "1.00", "0.5000"))).isEqualTo(Reason.INVALID);
    assertThat(reason(intent(YES, Action.BUY, "1.00", "0.5050"))).isEqualTo(Reason.INVALID);
  }

  @Test
  void pricesOfWhatIsHeldArePaidOnceAndTheMarketIsClosedThen() {
    buy(YES, "30.00", "0.5000", "asks 48x30");
    Money before = kalshi.cash();
    List<PaperPayout> payouts =
        List.of(
            new PaperPayout(YES.id(), Price.ONE, NOW), new PaperPayout(NO.id(), Price.ZERO, NOW));

    assertThat(kalshi.due(payouts)).containsExactly(payouts.getFirst());
    for (PaperPayout payout : List.of(payouts.getFirst(), payouts.getFirst())) {
      kalshi = kalshi.paid(payout);
    }

    assertThat(kalshi.cash()).isEqualTo(before.plus(Money.dollars(30)));
    assertThat(kalshi.due(payouts)).isEmpty();
    assertThat(reason(intent(YES, Action.BUY, "1.00", "0.5000"))).isEqualTo(Reason.MARKET_CLOSED);
  }

  private Reason reason(OrderIntent intent) {
    OrderOutcome refused =
        PaperExchange.refusal(intent, account(intent.instrument())).orElseThrow();
    return ((Rejected) refused).reason();
  }

  private static String filled(OrderOutcome outcome) {
    return ((Closed) outcome).filled().toString();
  }

  private OrderOutcome buy(Instrument instrument, String quantity, String limit, String book) {
    return order(instrument, Action.BUY, quantity, limit, book);
  }

  private OrderOutcome order(
      Instrument instrument, Action action, String quantity, String limit, String book) {
    Depth depth = look(instrument, book);
    OrderIntent intent = intent(instrument, action, quantity, limit);
    assertThat(PaperExchange.refusal(intent, account(instrument))).isEmpty();
    PaperExchange.Match match = PaperExchange.match(intent, account(instrument), depth, NOW);
    keep(match.account());
    return match.outcome();
  }

  private Depth look(Instrument instrument, String book) {
    Depth depth = PaperMarkets.depth(instrument.id(), book, BookState.LIVE);
    keep(account(instrument).saw(depth));
    return depth;
  }

  private PaperAccount account(Instrument instrument) {
    return instrument.venue() == Venue.KALSHI ? kalshi : polymarket;
  }

  private void keep(PaperAccount account) {
    if (account.venue() == Venue.KALSHI) {
      kalshi = account;
    } else {
      polymarket = account;
    }
  }

  private OrderIntent intent(Instrument instrument, Action action, String quantity, String limit) {
    return PaperMarkets.intent(key(++orders), instrument, action, quantity, limit, NOW);
  }

  private static OrderKey key(int attempt) {
    return new OrderKey(new TradeId("trade-1"), 0, attempt);
  }
}
