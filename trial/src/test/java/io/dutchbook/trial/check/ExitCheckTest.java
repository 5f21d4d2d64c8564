package io.dutchbook.trial.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.exit.ExitReason;
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
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong decisions about what is held, each of which must be noticed. */
class ExitCheckTest {
  private static final Instrument HOME = instrument(Venue.KALSHI, "home", 0);
  private static final Instrument AWAY = instrument(Venue.POLYMARKET, "away", 1);
  private static final String GAME = "nba-1";

  private final Map<InstrumentId, Stock> stocks = new LinkedHashMap<>();
  private final ExitCheck check = new ExitCheck(stocks);

  @Test
  void hasNothingAgainstTheSaleOfWhatNothingCovers() {
    held(15, 10);

    assertThat(objection(exit(0, leg(HOME, 5, 30)))).isEmpty();
  }

  @Test
  void noticesAStopLossThatSellsTheOtherLeg() {
    held(15, 10);

    assertThat(objection(exit(0, leg(AWAY, 5, 30))))
        .isEqualTo("sells cover: the worst outcome pays 5.00 instead of 10.00");
  }

  @Test
  void noticesTheSaleOfMoreThanIsBareAndOfMoreThanIsHeld() {
    held(15, 10);

    assertThat(objection(exit(0, leg(HOME, 6, 30)))).startsWith("sells cover");
    assertThat(objection(exit(0, leg(HOME, 16, 30)))).startsWith("sells 16.00 of");
  }

  @Test
  void hasNothingAgainstALockedSetSoldForMoreThanItPays() {
    held(10, 10);

    assertThat(objection(exit(10_000, leg(HOME, 10, 60), leg(AWAY, 10, 41)))).isEmpty();
  }

  @Test
  void noticesAnEarlyCloseThatCountsOneBidTwice() {
    held(10, 10);

    assertThat(objection(exit(10_000, leg(HOME, 10, 60), leg(AWAY, 10, 39))))
        .isEqualTo("sells for 9.90 what can pay 10.00");
  }

  @Test
  void noticesAnOrderThatIsNotForItsLeg() {
    held(15, 10);
    BookEvent.ExitOpened right = exit(0, leg(HOME, 5, 30));
    OrderIntent order = right.orders().getFirst();
    OrderIntent purchase =
        new OrderIntent(
            order.key(),
            order.purpose(),
            order.instrument(),
            Action.BUY,
            order.quantity(),
            order.limit(),
            order.createdAt(),
            order.deadline());

    assertThat(objection(with(right, purchase))).startsWith("orders ");
  }

  private static BookEvent.ExitOpened with(BookEvent.ExitOpened exit, OrderIntent order) {
    return new BookEvent.ExitOpened(
        exit.trade(),
        exit.reason(),
        exit.legs(),
        exit.payout(),
        exit.expectedProfit(),
        exit.settings(),
        List.of(order),
        exit.at());
  }

  private void held(int home, int away) {
    check.met(GAME, List.of(leg(HOME, 1, 50), leg(AWAY, 1, 50)));
    stocks.computeIfAbsent(HOME.id(), _ -> new Stock()).add(home * 1_000_000L, Money.dollars(1));
    stocks.computeIfAbsent(AWAY.id(), _ -> new Stock()).add(away * 1_000_000L, Money.dollars(1));
  }

  private String objection(BookEvent.ExitOpened exit) {
    return check.objection(exit, GAME);
  }

  private static BookEvent.ExitOpened exit(long payout, PlanLeg... legs) {
    TradeId trade = new TradeId("nba-1-2-3");
    TradePlan plan = TradePlan.close(trade, List.of(legs), payout, PlanSettings.DEFAULT, 0);
    List<Integer> all = new ArrayList<>();
    for (int leg = 0; leg < legs.length; leg++) {
      all.add(leg);
    }
    return new BookEvent.ExitOpened(
        trade,
        payout == 0 ? ExitReason.STOP_LOSS : ExitReason.PAYS_MORE_NOW,
        List.of(legs),
        payout,
        Money.ZERO,
        PlanSettings.DEFAULT,
        plan.firstWave(all, 0),
        0);
  }

  private static PlanLeg leg(Instrument instrument, int contracts, int cents) {
    return new PlanLeg(instrument, 1, Quantity.of(contracts), Price.cents(cents));
  }

  private static Instrument instrument(Venue venue, String market, int outcome) {
    return new Instrument(
        new InstrumentId(venue, market, "yes"),
        market,
        Payoff.only(outcome, 2),
        new PolymarketFees(0),
        OrderRules.kalshi(PriceGrid.CENTS),
        0,
        false);
  }
}
