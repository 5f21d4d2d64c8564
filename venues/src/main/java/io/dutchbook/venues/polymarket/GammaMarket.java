package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A market as Gamma lists it, on whatever question.
 *
 * @param condition its name everywhere else
 * @param outcomes the names of its sides
 * @param tokens the sides' tokens, in the same order; none before the order book exists
 * @param prices what each side costs, or pays once it is resolved; the middle between two ticks is
 *     finer than a tick
 * @param version the exchange that its orders go to: {@code v1} stands for exchange version 2,
 *     {@code v2} for version 3
 * @param sportsType {@code moneyline}, {@code spreads}, …; blank when it is not on a game
 * @param gameStart when its game is meant to begin
 * @param clearsOnStart whether resting orders are wiped then
 */
record GammaMarket(
    String condition,
    String slug,
    List<String> outcomes,
    List<String> tokens,
    List<BigDecimal> prices,
    boolean active,
    boolean closed,
    boolean takesOrders,
    boolean negRisk,
    boolean resolved,
    String version,
    String sportsType,
    Optional<OffsetDateTime> gameStart,
    boolean clearsOnStart) {
  /** {@code 2026-09-15 18:00:00+00}, with or without fractions of a second. */
  static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS]X");

  /**
   * Reads a market.
   *
   * <p>The markets of before the order book had no tokens, and some no two sides; they are refused
   * by name, like those whose lists contradict each other.
   */
  static GammaMarket of(Fields market) {
    if (!market.has("clobTokenIds") && !market.has("positionIds")) {
      throw new MalformedMessage(
          "legacy market", "was made before the order book and has no tokens");
    }
    List<String> outcomes = market.textsInside("outcomes");
    List<String> tokens = PositionId.tokens(market);
    List<BigDecimal> prices = prices(market);
    if (outcomes.size() != tokens.size() || outcomes.size() != prices.size()) {
      throw market.malformed("its outcomes, tokens and prices differ in number");
    }
    return new GammaMarket(
        market.text("conditionId"),
        market.text("slug"),
        outcomes,
        tokens,
        prices,
        market.flag("active"),
        market.flag("closed"),
        market.optionalFlag("acceptingOrders").orElse(false),
        market.optionalFlag("negRisk").orElse(false),
        PolymarketCatalogue.isResolved(market),
        market.optionalText("version").orElse("v1"),
        market.optionalText("sportsMarketType").orElse(""),
        start(market),
        MarketTerms.clearsOnStart(market));
  }

  private static List<BigDecimal> prices(Fields market) {
    try {
      return market.textsInside("outcomePrices").stream().map(BigDecimal::new).toList();
    } catch (NumberFormatException e) {
      throw market.malformed("outcomePrices holds something that is not a number");
    }
  }

  private static Optional<OffsetDateTime> start(Fields market) {
    return market.has("gameStartTime")
        ? Optional.of(market.read("gameStartTime", text -> OffsetDateTime.parse(text, START)))
        : Optional.empty();
  }
}
