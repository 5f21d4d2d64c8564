package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code /clob-markets} says of a market (short keys, official client 1.1.0, 2026-07-17).
 *
 * @param market the condition id
 * @param tokens both sides
 * @param tick the price step
 * @param minSize the smallest order
 * @param fees what taking costs; nothing when the market has a formula unknown here, and then
 *     nothing may be ordered
 * @param takesOrders whether orders are accepted now
 * @param delayMillis how long takers are held; nothing where it is not stated
 * @param clearsOnStart whether resting orders are wiped when the game begins
 */
record ClobTerms(
    String market,
    List<Token> tokens,
    TickSize tick,
    Quantity minSize,
    boolean negRisk,
    Optional<PolymarketFees> fees,
    boolean takesOrders,
    OptionalLong delayMillis,
    boolean clearsOnStart) {
  private static final long SHORT_DELAY_MILLIS = 250;

  /** One side of a market. */
  record Token(String id, String outcome) {}

  static ClobTerms parse(String body) {
    Fields market = Fields.parse(body, "clob-market");
    if (market.has("condition_id") && !market.has("c")) {
      throw new MalformedMessage("legacy market", "has the long form of /markets");
    }
    return new ClobTerms(
        market.text("c"),
        market.objects("t").stream()
            .map(token -> new Token(token.text("t"), token.text("o")))
            .toList(),
        ClobNumbers.tick(market, "mts"),
        ClobNumbers.quantity(market, "mos"),
        market.optionalFlag("nr").orElse(false),
        fees(market),
        market.flag("ao"),
        delay(market),
        market.optionalFlag("cbos").orElse(false));
  }

  /**
   * The fee of the market's own schedule. The flat base fees beside it are not what is charged
   * (documented autumn 2026), so a market without a schedule has a fee only if those are zero.
   */
  private static Optional<PolymarketFees> fees(Fields market) {
    Optional<Fields> schedule = market.optionalObject("fd");
    if (schedule.isEmpty()) {
      boolean free = market.has("tbf") && ClobNumbers.millionths(market, "tbf") == 0;
      return free ? Optional.of(new PolymarketFees(0)) : Optional.empty();
    }
    long rate = ClobNumbers.millionths(schedule.get(), "r");
    boolean known = ClobNumbers.millionths(schedule.get(), "e") == 1_000_000;
    return known && rate >= 0 && rate <= 1_000_000
        ? Optional.of(new PolymarketFees(rate))
        : Optional.empty();
  }

  /** {@code sd} counts seconds; {@code itode} stands for a quarter of one (documented 2026). */
  private static OptionalLong delay(Fields market) {
    boolean held = market.optionalFlag("itode").orElse(false);
    if (!market.has("sd")) {
      return held ? OptionalLong.of(SHORT_DELAY_MILLIS) : OptionalLong.empty();
    }
    long millis = ClobNumbers.millionths(market, "sd") / 1_000;
    if (millis < 0) {
      throw market.malformed("sd is negative");
    }
    return OptionalLong.of(Math.max(millis, held ? SHORT_DELAY_MILLIS : 0));
  }
}
