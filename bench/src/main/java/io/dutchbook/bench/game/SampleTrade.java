package io.dutchbook.bench.game;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trade of one unit in every instrument of a game, filled at once.
 *
 * @param intents its orders, one an instrument
 */
public record SampleTrade(List<OrderIntent> intents) {
  private static final String GAME_AND_TIME = "nba-401810123-1795364790123-";
  private static final Quantity QUANTITY = Quantity.of(50);
  private static final Price LIMIT = Price.cents(46);
  private static final Money NOTIONAL = LIMIT.times(QUANTITY);

  /** The trade on a game. */
  public static SampleTrade on(SampleGame game) {
    return on(game, 1);
  }

  /** One of many trades on a game, told apart by their numbers. */
  public static SampleTrade on(SampleGame game, int number) {
    TradeId trade = new TradeId(GAME_AND_TIME + number);
    List<Instrument> instruments = game.instruments();
    return new SampleTrade(
        IntStream.range(0, instruments.size())
            .mapToObj(leg -> intent(new OrderKey(trade, leg, 0), instruments.get(leg)))
            .toList());
  }

  private static OrderIntent intent(OrderKey key, Instrument instrument) {
    return new OrderIntent(
        key,
        Purpose.ENTER,
        instrument,
        Action.BUY,
        QUANTITY,
        LIMIT,
        SampleBooks.NOW,
        SampleBooks.NOW + PlanSettings.DEFAULT.sendWithin());
  }

  private TradeId trade() {
    return intents.getFirst().key().trade();
  }

  /** The first order at a venue. */
  public OrderIntent intentAt(Venue venue) {
    return intents.stream()
        .filter(intent -> intent.instrument().venue() == venue)
        .findFirst()
        .orElseThrow();
  }

  /** Everything that the position book writes down about it, from intent to end. */
  public List<BookEvent> events() {
    List<BookEvent> events = new ArrayList<>();
    events.add(opened());
    for (OrderIntent intent : intents) {
      events.add(filled(intent));
      events.add(new BookEvent.OrderClosed(intent.key(), QUANTITY, "filled", SampleBooks.NOW));
    }
    events.add(
        new BookEvent.TradeEnded(
            trade(), new TradeResult(TradeResult.Ending.HEDGED, List.of()), SampleBooks.NOW));
    return List.copyOf(events);
  }

  /** The event before which no order is sent. */
  public BookEvent opened() {
    return new BookEvent.TradeOpened(
        trade(),
        intents.stream().map(i -> new PlanLeg(i.instrument(), 1, QUANTITY, LIMIT)).toList(),
        Price.DOLLAR,
        Money.parse("1.8084"),
        PlanSettings.DEFAULT,
        intents,
        SampleBooks.NOW);
  }

  private static BookEvent filled(OrderIntent intent) {
    return new BookEvent.FillBooked(
        new Fill(
            "f4a42159-6a5b-4ad1-8a33-0a5a0c1f3d9e",
            intent.key(),
            intent.instrument().id(),
            Action.BUY,
            QUANTITY,
            0,
            LIMIT,
            NOTIONAL,
            intent.instrument().fees().fillFee(Action.BUY, LIMIT, QUANTITY),
            SampleBooks.NOW),
        SampleBooks.NOW);
  }
}
