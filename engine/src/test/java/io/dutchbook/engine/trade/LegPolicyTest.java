package io.dutchbook.engine.trade;

import static io.dutchbook.engine.trade.Trades.AWAY;
import static io.dutchbook.engine.trade.Trades.DELAYED_AWAY;
import static io.dutchbook.engine.trade.Trades.HOME;
import static io.dutchbook.engine.trade.Trades.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.trade.Trades.Books;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegPolicyTest {
  private static final List<PlanLeg> AT_ONCE = List.of(leg(HOME, 10, 40), leg(AWAY, 10, 50));
  private static final List<PlanLeg> MIXED = List.of(leg(HOME, 10, 40), leg(DELAYED_AWAY, 10, 50));

  @Test
  void simultaneousWaitsForNobody() {
    assertThat(LegPolicy.SIMULTANEOUS.first(MIXED, Action.BUY, Quotes.NONE)).containsExactly(0, 1);
  }

  @Test
  void delayedFirstIsAllAtOnceWhereNobodyIsHeldBack() {
    assertThat(LegPolicy.DELAYED_FIRST.first(MIXED, Action.BUY, Quotes.NONE)).containsExactly(1);
    assertThat(LegPolicy.DELAYED_FIRST.first(AT_ONCE, Action.BUY, Quotes.NONE))
        .containsExactly(0, 1);
  }

  @Test
  void cheapestToUnwindIsTheOneThatLosesLeastOnTheWayBack() {
    Books books = new Books().bid(HOME, 37, 50).bid(AWAY, 48, 50).ask(HOME, 41, 9).ask(AWAY, 53, 9);

    assertThat(LegPolicy.CHEAPEST_TO_UNWIND_FIRST.first(AT_ONCE, Action.BUY, books))
        .as("two cents less than it cost, not three")
        .containsExactly(1);
    assertThat(LegPolicy.CHEAPEST_TO_UNWIND_FIRST.first(AT_ONCE, Action.SELL, books))
        .as("one cent more than it brought, not three")
        .containsExactly(0);
  }

  @Test
  void whatNobodyBidsForIsDearToUnwind() {
    Books books = new Books().bid(AWAY, 2, 50);

    assertThat(LegPolicy.CHEAPEST_TO_UNWIND_FIRST.first(AT_ONCE, Action.BUY, books))
        .containsExactly(1);
  }

  @Test
  void eachPairOfVenuesHasItsOwn() {
    LegPolicies policies =
        new LegPolicies(
            Map.of(
                Venue.KALSHI,
                LegPolicy.SIMULTANEOUS,
                Venue.POLYMARKET,
                LegPolicy.CHEAPEST_TO_UNWIND_FIRST),
            LegPolicy.DELAYED_FIRST);

    assertThat(policies.of(AT_ONCE)).isEqualTo(LegPolicy.SIMULTANEOUS);
    assertThat(policies.of(List.of(MIXED.get(1)))).isEqualTo(LegPolicy.CHEAPEST_TO_UNWIND_FIRST);
    assertThat(policies.of(MIXED)).isEqualTo(LegPolicy.DELAYED_FIRST);
  }
}
