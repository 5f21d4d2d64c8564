package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.PriceTimeBook.Level;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.FeeChange;
import io.dutchbook.simulator.kalshi.FeeTerms;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiMarket.Status;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.kalshi.SeriesTerms;
import io.dutchbook.simulator.server.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Kalshi shows to all, as JSON. */
public final class KalshiJson {
  private static final long THREE_HOURS = 3 * 3_600_000L;

  private final int settlementTimerSeconds;

  /**
   * Objects of an exchange.
   *
   * @param settlementTimerSeconds from a market's result to its payment
   */
  public KalshiJson(int settlementTimerSeconds) {
    this.settlementTimerSeconds = settlementTimerSeconds;
  }

  /** A series. */
  public ObjectNode series(SeriesTerms series) {
    return Json.object()
        .put("ticker", series.ticker())
        .put("title", series.title())
        .put("category", "Sports")
        .put("frequency", "custom")
        .put("fee_type", series.fees().type().wire())
        .put("fee_multiplier", multiplier(series.fees()))
        .put("contract_url", "")
        .put("contract_terms_url", "")
        .put("exchange_index", series.exchangeIndex())
        .<ObjectNode>set("categories", Json.texts(List.of("Sports")))
        .<ObjectNode>set("tags", Json.texts(List.of(series.tag())))
        .<ObjectNode>set("settlement_sources", sources())
        .<ObjectNode>set("additional_prohibitions", Json.array())
        .set("product_metadata", Json.object().put("scope", "Game"));
  }

  /** The multiplier of some fees as a number. */
  public static double multiplier(FeeTerms fees) {
    return fees.multiplierMillionths() / 1e6;
  }

  private static ArrayNode sources() {
    return Json.array().add(Json.object().put("name", "ESPN").put("url", "https://www.espn.com"));
  }

  /** An event without its markets. */
  public ObjectNode event(EventTerms event) {
    return Json.object()
        .put("event_ticker", event.ticker())
        .put("series_ticker", event.series().ticker())
        .put("title", event.title())
        .put("sub_title", event.subTitle())
        .put("category", "Sports")
        .put("collateral_return_type", "MECNET")
        .put("mutually_exclusive", true)
        .put("strike_period", "")
        .put("last_updated_ts", Texts.time(event.listedAt()))
        .put("exchange_index", event.series().exchangeIndex())
        .<ObjectNode>set("settlement_sources", sources())
        .set(
            "product_metadata",
            Json.object()
                .put("competition", event.series().competition())
                .put("competition_scope", "Game"));
  }

  /** A market. */
  public ObjectNode market(KalshiMarket market) {
    EventTerms event = market.event();
    String expected = Texts.time(expectedEnd(event));
    String latest = Texts.time(market.latestClose());
    ObjectNode json =
        Json.object()
            .put("ticker", market.ticker())
            .put("event_ticker", event.ticker())
            .put("market_type", "binary")
            .put("title", market.terms().title())
            .put("yes_sub_title", market.terms().name())
            .put("no_sub_title", market.terms().name())
            .put("created_time", Texts.time(event.listedAt()))
            .put("updated_time", Texts.time(market.updatedAt()))
            .put("open_time", Texts.time(event.listedAt()))
            .put("close_time", Texts.time(market.closesAt()))
            .put("expected_expiration_time", expected)
            .put("expiration_time", latest)
            .put("latest_expiration_time", latest)
            .put("occurrence_datetime", expected)
            .put("settlement_timer_seconds", settlementTimerSeconds)
            .put("status", market.status().wire())
            .put("notional_value_dollars", "1.0000")
            .put("can_close_early", true)
            .put(
                "early_close_condition",
                "This market will close and expire after a winner is declared.")
            .put("strike_type", "structured")
            .put("rules_primary", market.terms().rules())
            .put("rules_secondary", "")
            .put("price_level_structure", market.structure().wire())
            .put("exchange_index", event.series().exchangeIndex())
            .put("settlement_bounds_type", "default");
    json.set("custom_strike", strike(market));
    json.set("price_ranges", ranges(market));
    addTrading(json, market);
    addResult(json, market);
    return json;
  }

  /** When an event is expected to end: three hours after its start (recorded 2026). */
  public static long expectedEnd(EventTerms event) {
    return event.startsAt() + THREE_HOURS;
  }

  /** The team that a market names. */
  public static ObjectNode strike(KalshiMarket market) {
    return Json.object().put(market.event().series().strikeKey(), market.terms().strikeId());
  }

  /** The bands of a market's prices. */
  public static ArrayNode ranges(KalshiMarket market) {
    return Json.array(
        market.grid().bands(),
        band ->
            Json.object()
                .put("start", Texts.price(band.start()))
                .put("end", Texts.price(band.end()))
                .put("step", Texts.price(band.step())));
  }

  private static void addTrading(ObjectNode json, KalshiMarket market) {
    Quotes quotes = Quotes.of(market);
    json.put("yes_bid_dollars", Texts.price(quotes.bid()))
        .put("yes_ask_dollars", Texts.price(quotes.ask()))
        .put("no_bid_dollars", Texts.price(quotes.noBid()))
        .put("no_ask_dollars", Texts.price(Price.DOLLAR - quotes.bid()))
        .put("yes_bid_size_fp", Texts.count(quotes.bidSize()))
        .put("yes_ask_size_fp", Texts.count(quotes.askSize()))
        .put("last_price_dollars", Texts.price(market.lastPrice()))
        .put("previous_yes_bid_dollars", "0.0000")
        .put("previous_yes_ask_dollars", "0.0000")
        .put("previous_price_dollars", "0.0000")
        .put("volume_fp", Texts.count(market.volume()))
        .put("volume_24h_fp", Texts.count(market.volume()))
        .put("open_interest_fp", Texts.count(market.openInterest()));
  }

  private static void addResult(ObjectNode json, KalshiMarket market) {
    Price value = market.settlementValue();
    json.put("result", result(value)).put("expiration_value", "");
    if (value != null) {
      json.put("settlement_value_dollars", value.toString());
      json.put("expiration_value", value.equals(Price.ONE) ? market.terms().name() : "");
    }
    if (market.status() == Status.FINALIZED) {
      json.put("settlement_ts", Texts.time(market.settledAt()));
    }
  }

  /** The word for what YES pays; empty while unknown. */
  public static String result(@Nullable Price value) {
    if (value == null) {
      return "";
    }
    return value.equals(Price.ONE) ? "yes" : value.equals(Price.ZERO) ? "no" : "scalar";
  }

  /** A book as two ladders of bids, lowest price first. */
  public ObjectNode book(KalshiMarket market, int depth) {
    return Json.object()
        .<ObjectNode>set("yes_dollars", ladder(market, Side.BID, depth, false))
        .set("no_dollars", ladder(market, Side.ASK, depth, false));
  }

  /**
   * One ladder, lowest price first.
   *
   * @param depth the most levels; 0 for all
   * @param yesPrices whether NO bids are labelled with the price of YES
   */
  public static ArrayNode ladder(KalshiMarket market, Side side, int depth, boolean yesPrices) {
    List<Level> levels = market.book().levels(side);
    List<Level> best = depth == 0 ? levels : levels.subList(0, Math.min(depth, levels.size()));
    boolean flipped = side == Side.ASK && !yesPrices;
    ArrayNode ladder = Json.array();
    (side == Side.ASK && yesPrices ? best : best.reversed())
        .forEach(level -> ladder.add(level(level, flipped)));
    return ladder;
  }

  private static ArrayNode level(Level level, boolean flipped) {
    int price = flipped ? Price.DOLLAR - level.price() : level.price();
    return Json.array().add(Texts.price(price)).add(Texts.count(level.quantity()));
  }

  /** A public trade. */
  public ObjectNode trade(KalshiTrade trade) {
    return Json.object()
        .put("trade_id", trade.id())
        .put("ticker", trade.market().ticker())
        .put("count_fp", Texts.count(trade.count()))
        .put("yes_price_dollars", Texts.price(trade.price()))
        .put("no_price_dollars", Texts.price(Price.DOLLAR - trade.price()))
        .put("taker_outcome_side", outcome(trade.takerSide()))
        .put("taker_book_side", book(trade.takerSide()))
        .put("taker_side", outcome(trade.takerSide()))
        .put("created_time", Texts.time(trade.at()))
        .put("is_block_trade", false);
  }

  /** The outcome that a side is for. */
  public static String outcome(Side side) {
    return side == Side.BID ? "yes" : "no";
  }

  /** The side of the book, in terms of YES. */
  public static String book(Side side) {
    return side == Side.BID ? "bid" : "ask";
  }

  /** What an event's page shows beside its markets. */
  ObjectNode metadata(EventTerms event) {
    return Json.object()
        .put("image_url", "")
        .put("competition", event.series().competition())
        .put("competition_scope", "Game")
        .<ObjectNode>set("settlement_sources", sources())
        .set(
            "market_details",
            Json.array(
                event.markets(),
                terms ->
                    Json.object()
                        .put("market_ticker", terms.ticker())
                        .put("image_url", "")
                        .put("color_code", "#000000")));
  }

  /** A change of an event's fees. */
  static ObjectNode feeChange(FeeChange change) {
    ObjectNode json =
        Json.object()
            .put("id", change.id())
            .put("event_ticker", change.event().ticker())
            .put("series_ticker", change.event().series().ticker())
            .put("scheduled_ts", Texts.time(change.at()));
    FeeTerms fees = change.override();
    return fees == null
        ? json.putNull("fee_type_override").putNull("fee_multiplier_override")
        : json.put("fee_type_override", fees.type().wire())
            .put("fee_multiplier_override", multiplier(fees));
  }

  /** A page of something. */
  public static ObjectNode page(String name, List<? extends JsonNode> rows, String cursor) {
    return Json.object().put("cursor", cursor).set(name, Json.array().addAll(List.copyOf(rows)));
  }
}
