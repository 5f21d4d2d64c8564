package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes the venue refuse an order whatever its book holds. */
final class OrderChecks {
  /** How the venue names the step that an order has missed (documented 2026). */
  private static final Pattern MISSED_TICK =
      Pattern.compile("minimum tick size rule: (0?\\.[0-9]{1,4})(?![0-9])");

  private final NewestTicks ticks;
  private final ClobMarkets markets;

  OrderChecks(NewestTicks ticks, ClobMarkets markets) {
    this.ticks = ticks;
    this.markets = markets;
  }

  /** What is wrong with an order; nothing when it is in order. */
  Optional<String> flaw(OrderIntent intent) {
    OrderRules rules = intent.instrument().rules();
    if (!rules.grid().contains(intent.limit())) {
      return Optional.of("its price " + intent.limit() + " is off the grid");
    }
    Optional<String> missed = ticks.flaw(token(intent), intent.limit());
    if (missed.isPresent()) {
      readTickAnew(token(intent));
      return missed;
    }
    Quantity fitting =
        intent.action() == Action.BUY
            ? rules.buyable(intent.quantity(), intent.limit())
            : rules.sellable(intent.quantity(), intent.limit());
    return fitting.equals(intent.quantity())
        ? Optional.empty()
        : Optional.of(
            "its size " + intent.quantity() + " is below the minimum or not in whole cents");
  }

  private static String token(OrderIntent intent) {
    return intent.instrument().id().token();
  }

  /**
   * A feed that was away may have missed that the step changed back; then the next order may pass.
   * When it cannot be read, what is known stays known.
   */
  private void readTickAnew(String token) {
    markets.tickSize(token).thenAccept(tick -> ticks.saw(token, tick.units()));
  }

  /**
   * Learns from a refusal. Where the feed of a token runs on another node than the orders, nothing
   * else tells here that its step has changed.
   */
  void learn(OrderIntent intent, ClobError error) {
    Matcher missed = MISSED_TICK.matcher(error.text());
    if (missed.find()) {
      ticks.saw(token(intent), Price.parse(missed.group(1)).tenThousandths());
    }
  }
}
