package io.dutchbook.engine.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import io.dutchbook.engine.trade.Trades.Books;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a venue answers, a trade ends in bounded time and says the truth about what it holds.
 */
class TradePlanLawsTest {
  static LongStream seeds() {
    return Seeds.first(2_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void endsAndTellsTheTruth(long seed) {
    Run run = new Run(new Random(seed));

    run.toTheEnd();

    TradeResult result = run.plan.result().orElseThrow();
    switch (result.ending()) {
      case FLAT -> assertThat(run.held).containsOnly(0L);
      case HEDGED -> assertThat(run.units()).containsOnly(run.units().getFirst());
      case DIRECTIONAL -> assertThat(result.unhedged()).isNotEmpty();
    }
    for (int leg = 0; leg < run.held.size(); leg++) {
      assertThat(run.held.get(leg)).as("leg %s", leg).isBetween(0L, run.mostWanted());
    }
  }

  /** A trade against a venue that answers as it likes. */
  private static final class Run {
    /** Everything is answered after half a minute; from then on a round takes some seconds. */
    private static final long LATEST =
        30_000 + PlanSettings.DEFAULT.giveUpAfter() + PlanSettings.DEFAULT.maxRounds() * 10_000L;

    private final Random random;
    private final List<PlanLeg> legs = new ArrayList<>();
    private final List<Long> held = new ArrayList<>();
    private final Map<OrderKey, Quantity> truth = new HashMap<>();
    private TradePlan plan;
    private long now;

    Run(Random random) {
      this.random = random;
      List<Instrument> instruments = List.of(Trades.HOME, Trades.AWAY, Trades.DELAYED_AWAY);
      int count = 2 + random.nextInt(2);
      for (int i = 0; i < count; i++) {
        legs.add(Trades.leg(instruments.get(i), 20, 30 + random.nextInt(20)));
        held.add(0L);
      }
      plan = Trades.plan(legs.toArray(PlanLeg[]::new));
    }

    void toTheEnd() {
      while (plan.result().isEmpty()) {
        assertThat(now).as("a trade must end").isLessThan(LATEST);
        assertOneOpenOrderALeg();
        plan.openOrders().forEach(this::answer);
        act(plan.decide(now, books()));
        now += 1 + random.nextInt(400);
      }
    }

    private void act(Decision decision) {
      switch (decision) {
        case Decision.Send send -> plan = plan.intended(send.orders());
        case Decision.Ask ask -> ask.orders().forEach(this::lookUp);
        case Decision.End end -> plan = plan.ended(end.result());
        case Decision.Await await -> assertThat(await.until()).isGreaterThan(now);
      }
    }

    private void answer(OrderIntent order) {
      switch (random.nextInt(4)) {
        case 0 -> close(order);
        case 1 -> plan = plan.unknown(order.key(), now);
        case 2 -> plan = plan.delayed(order.key(), now);
        default -> {
          // nothing is heard
        }
      }
    }

    private void lookUp(OrderIntent order) {
      plan = plan.asked(order.key(), now);
      if (now > 30_000 || random.nextBoolean()) {
        close(order);
      }
    }

    private void close(OrderIntent order) {
      Quantity filled =
          truth.computeIfAbsent(
              order.key(),
              key ->
                  new Quantity(
                      random.nextBoolean()
                          ? order.quantity().hundredths()
                          : random.nextLong(order.quantity().hundredths() + 1)));
      if (plan.openOrders().contains(order)) {
        long gained = filled.hundredths() * (order.action() == Action.BUY ? 1 : -1);
        held.set(order.key().leg(), held.get(order.key().leg()) + gained);
      }
      plan = plan.closed(order.key(), filled, now);
    }

    private Books books() {
      Books books = new Books();
      for (PlanLeg leg : legs) {
        if (random.nextInt(3) > 0) {
          books.ask(leg.instrument(), 35 + random.nextInt(40), 1 + random.nextInt(30));
          books.bid(leg.instrument(), 5 + random.nextInt(30), 1 + random.nextInt(30));
        }
      }
      return books;
    }

    private void assertOneOpenOrderALeg() {
      assertThat(plan.openOrders().stream().map(o -> o.key().leg())).doesNotHaveDuplicates();
    }

    private List<Long> units() {
      return held;
    }

    private long mostWanted() {
      return legs.stream().mapToLong(leg -> leg.target().hundredths()).max().orElseThrow();
    }
  }
}
