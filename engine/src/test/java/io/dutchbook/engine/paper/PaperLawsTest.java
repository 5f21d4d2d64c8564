package io.dutchbook.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Ladder;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.testing.Seeds;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.TradeId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random books and random orders, held against a market that knows each contract by itself. */
class PaperLawsTest {
  private static final int STEPS = 300;
  private static final int LOWEST = 40;
  private static final int BEST_ASK = 45;
  private static final int HIGHEST = 50;

  static LongStream seeds() {
    return Seeds.first(300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsTakenTwiceAndMoneyIsConserved(long seed) {
    Random random = new Random(seed);
    Instrument instrument =
        seed % 2 == 0 ? PaperMarkets.kalshi(InstrumentId.YES) : PaperMarkets.polymarket();
    Money capital = Money.dollars(20 + random.nextInt(400));
    PaperAccount account = PaperAccount.opened(instrument.venue(), capital);
    Map<Integer, Level> market = new HashMap<>();

    for (int step = 0; step < STEPS; step++) {
      market
          .computeIfAbsent(LOWEST + random.nextInt(HIGHEST - LOWEST), price -> new Level())
          .display(random.nextInt(4) == 0 ? 0 : random.nextInt(60) * 1_000_000L);
      Depth depth = depth(instrument, market);
      account = account.saw(depth);
      OrderIntent intent = order(instrument, step, random);
      if (PaperExchange.refusal(intent, account).isEmpty()) {
        PaperExchange.Match match = PaperExchange.match(intent, account, depth, step);
        assertThat(match.outcome())
            .isEqualTo(PaperExchange.match(intent, account, depth, step).outcome());
        account = match.account();
        if (match.outcome() instanceof Closed closed) {
          closed.fills().forEach(fill -> take(market, intent, fill));
        }
      }
      check(account, capital);
    }
    assertThat(account.ledger().positions()).isNotEmpty();
  }

  /** Contracts of a level: how many were never taken, how many were, in millionths. */
  private static final class Level {
    private long fresh;
    private long taken;

    void display(long size) {
      long change = size - fresh - taken;
      if (change >= 0) {
        fresh += change;
      } else {
        long fromFresh = Math.min(fresh, -change);
        fresh -= fromFresh;
        taken += change + fromFresh;
      }
    }

    long displayed() {
      return fresh + taken;
    }
  }

  private static void take(Map<Integer, Level> market, OrderIntent intent, Fill fill) {
    Level level = Objects.requireNonNull(market.get(fill.price().tenThousandths() / 100));
    assertThat(fill.millionths()).isPositive().isLessThanOrEqualTo(level.fresh);
    assertThat(fill.price().compareTo(intent.limit()))
        .isNotEqualTo(intent.action() == Action.BUY ? 1 : -1);
    level.fresh -= fill.millionths();
    level.taken += fill.millionths();
  }

  private static void check(PaperAccount account, Money capital) {
    Ledger ledger = account.ledger();
    Venue venue = account.venue();
    assertThat(account.cash().isNegative()).isFalse();
    assertThat(account.held()).allMatch(position -> position.millionths() > 0);
    assertThat(
            account
                .cash()
                .plus(ledger.cost(venue))
                .plus(ledger.fees(venue))
                .minus(ledger.realized(venue)))
        .isEqualTo(capital);
  }

  private static Depth depth(Instrument instrument, Map<Integer, Level> market) {
    Ladder bids = Ladder.bids();
    Ladder asks = Ladder.asks();
    market.forEach((price, level) ->
        (price < BEST_ASK ? bids : asks).set(price * 100, level.displayed() / 10_000));
    return PaperMarkets.depth(instrument.id(), bids, asks, BookState.LIVE);
  }

  private static OrderIntent order(Instrument instrument, int step, Random random) {
    Action action = random.nextInt(3) == 0 ? Action.SELL : Action.BUY;
    Price limit = Price.cents(LOWEST + random.nextInt(HIGHEST - LOWEST));
    Quantity wanted = Quantity.of(1 + random.nextInt(80));
    return PaperMarkets.intent(
        new OrderKey(new TradeId("trade"), 0, step),
        instrument,
        action,
        wanted.toString(),
        limit.toString(),
        step);
  }
}
