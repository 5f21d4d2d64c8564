package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketMarket.Status;
import io.dutchbook.simulator.server.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Gamma's objects as JSON, with their lists inside texts. */
final class GammaJson {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss+00").withZone(ZoneOffset.UTC);

  private GammaJson() {}

  static String iso(long epochMillis) {
    return Instant.ofEpochSecond(epochMillis / 1_000).toString();
  }

  private static String stamp(long epochMillis) {
    return STAMP.format(Instant.ofEpochMilli(epochMillis));
  }

  /** An event with its markets. */
  static ObjectNode event(PolymarketEvent event, List<PolymarketMarket> markets, long now) {
    ObjectNode json = bare(event, markets, now);
    json.set("markets", Json.array(markets, market -> bare(market)));
    return json;
  }

  /** A market with its event. */
  static ObjectNode market(PolymarketMarket market, List<PolymarketMarket> siblings, long now) {
    ObjectNode json = bare(market);
    json.set("events", Json.array().add(bare(market.event(), siblings, now)));
    return json;
  }

  private static ObjectNode bare(PolymarketEvent event, List<PolymarketMarket> markets, long now) {
    Matchup matchup = event.matchup();
    League league = matchup.league();
    boolean closed = markets.stream().allMatch(market -> market.status() == Status.RESOLVED);
    boolean ended = markets.stream().anyMatch(market -> market.status() != Status.OPEN);
    return Json.object()
        .put("id", event.id())
        .put("ticker", event.slug())
        .put("slug", event.slug())
        .put("title", event.title())
        .put("startDate", iso(event.listedAt()))
        .put("creationDate", iso(event.listedAt()))
        .put("endDate", iso(matchup.startsAt()))
        .put("startTime", iso(matchup.startsAt()))
        .put("eventDate", matchup.date().toString())
        .put("active", true)
        .put("closed", closed)
        .put("archived", false)
        .put("ended", ended)
        .put("live", !ended && now >= matchup.startsAt())
        .put("gameId", Long.parseLong(matchup.id()))
        .put("negRisk", event.negRisk())
        .put("enableNegRisk", event.negRisk())
        .put("negRiskAugmented", false)
        .put("seriesSlug", league.key() + "-" + matchup.date().getYear())
        .put("enableOrderBook", true)
        .put("version", event.positions() ? "v2" : "v1")
        .put("updatedAt", iso(now))
        .<ObjectNode>set("tags", Sports.tags(league))
        .<ObjectNode>set(
            "series",
            Json.array()
                .add(Json.object().put("id", Sports.series(league)).put("slug", league.key())))
        .<ObjectNode>set("teams", Sports.sides(matchup))
        .set("eventMetadata", Json.object().put("league", league.name()));
  }

  private static ObjectNode bare(PolymarketMarket market) {
    PolymarketEvent.Terms terms = market.terms();
    Matchup matchup = market.event().matchup();
    boolean resolved = market.status() == Status.RESOLVED;
    ObjectNode json =
        Json.object()
            .put("id", terms.id())
            .put("question", terms.question())
            .put("conditionId", terms.conditionId())
            .put("questionID", terms.questionId())
            .put("slug", terms.slug())
            .put("outcomes", Json.text(Json.texts(terms.outcomes())))
            .put("outcomePrices", prices(market))
            .put("clobTokenIds", Json.text(Json.texts(terms.tokens())))
            .put("active", true)
            .put("closed", resolved)
            .put("archived", false)
            .put("acceptingOrders", ClobJson.acceptsOrders(market))
            .put("acceptingOrdersTimestamp", iso(market.event().listedAt()))
            .put("enableOrderBook", true)
            .put("startDate", iso(market.event().listedAt()))
            .put("endDate", iso(matchup.startsAt()))
            .put("gameStartTime", stamp(matchup.startsAt()))
            .put("eventStartTime", iso(matchup.startsAt()))
            .put("sportsMarketType", "moneyline")
            .put("groupItemTitle", terms.groupTitle())
            .put("gameId", matchup.id())
            .put("negRisk", market.event().negRisk())
            .put("negRiskOther", false)
            .put("negRiskRequestID", "")
            .put("version", market.event().positions() ? "v2" : "v1");
    if (market.event().positions()) {
      json.set("positionIds", Json.texts(terms.tokens()));
    }
    addTrading(json, market);
    addResolution(json, market);
    return json;
  }

  private static String prices(PolymarketMarket market) {
    Price first = ClobJson.pays(market, 0);
    return Json.text(
        Json.texts(
            List.of(
                Amounts.price(first.tenThousandths()),
                Amounts.price(first.complement().tenThousandths()))));
  }

  private static void addTrading(ObjectNode json, PolymarketMarket market) {
    Optional<Integer> bid = market.best(0, Side.BID);
    Optional<Integer> ask = market.best(0, Side.ASK);
    json.put("orderPriceMinTickSize", dollars(market.tick()))
        .put("orderMinSize", PolymarketMarket.MIN_SHARES)
        .put("secondsDelay", ClobJson.delaySeconds(market))
        .put("clearBookOnStart", true)
        .put("feesEnabled", true)
        .put("feeType", "sports_fees_v3")
        .put("makerBaseFee", 1_000)
        .put("takerBaseFee", 1_000)
        .put("bestBid", dollars(bid.orElse(0)))
        .put("bestAsk", dollars(ask.orElse(Price.DOLLAR)))
        .put("spread", dollars(ask.orElse(Price.DOLLAR) - bid.orElse(0)))
        .put("lastTradePrice", dollars(market.lastPrice()))
        .put("volume", Amounts.units(market.volume()))
        .put("rfqEnabled", false)
        .put("updatedAt", iso(market.updatedAt()))
        .set(
            "feeSchedule",
            Json.object()
                .put("exponent", 1)
                .put("rate", 0.05)
                .put("takerOnly", true)
                .put("rebateRate", 0.15));
  }

  private static void addResolution(ObjectNode json, PolymarketMarket market) {
    switch (market.status()) {
      case OPEN -> json.put("umaResolutionStatuses", "[]");
      case PROPOSED ->
          json.put("umaResolutionStatus", "proposed")
              .put("umaResolutionStatuses", "[\"proposed\"]");
      case RESOLVED ->
          json.put("umaResolutionStatus", "resolved")
              .put("umaResolutionStatuses", "[\"proposed\"]")
              .put("automaticallyResolved", true)
              .put("closedTime", stamp(market.closedAt()));
    }
  }

  private static double dollars(int tenThousandths) {
    return tenThousandths / (double) Price.DOLLAR;
  }
}
