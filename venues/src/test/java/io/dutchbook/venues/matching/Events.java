package io.dutchbook.venues.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.matching.Advert;
import io.dutchbook.engine.matching.Fixture;
import io.dutchbook.engine.matching.MatchReport;
import io.dutchbook.engine.matching.PairFinder;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.engine.matching.Unmatched;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.kalshi.KalshiAdverts;
import io.dutchbook.venues.polymarket.GammaAdverts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Events of both venues, written by a test, and what the matcher makes of them. */
final class Events {
  private final List<Unmatched> leftOut = new ArrayList<>();
  private final List<Advert> adverts = new ArrayList<>();
  private final List<Fixture> fixtures = new ArrayList<>();

  /** A Kalshi event; each market is an end of a ticker and a name, apart by an equals sign. */
  Events kalshi(String ticker, String title, String... markets) {
    ObjectNode event =
        Json.object()
            .put("event_ticker", ticker)
            .put("series_ticker", ticker.replaceFirst("-.*", ""))
            .put("title", title);
    ArrayNode list = event.putArray("markets");
    for (String market : markets) {
      String[] parts = market.split("=", 2);
      list.addObject().put("ticker", ticker + "-" + parts[0]).put("yes_sub_title", parts[1]);
    }
    return kalshi(event);
  }

  Events kalshi(ObjectNode event) {
    adverts.addAll(new KalshiAdverts(leftOut::add).of(Fields.of(event, "event")));
    return this;
  }

  /** A Polymarket event between two clubs, whose game begins at a time. */
  Events polymarket(String slug, String title, String start, ObjectNode... markets) {
    ObjectNode event = Json.object().put("slug", slug).put("title", title);
    ArrayNode list = event.putArray("markets");
    for (int i = 0; i < markets.length; i++) {
      ObjectNode market = markets[i].put("conditionId", slug + "#" + i);
      if (!start.isEmpty()) {
        market.put("gameStartTime", start);
      }
      list.add(market);
    }
    adverts.addAll(new GammaAdverts(leftOut::add).of(Fields.of(event, "event")));
    return this;
  }

  /** A market with two outcomes. */
  static ObjectNode market(String type, String question, String first, String second) {
    JsonNode outcomes = Json.array().add(first).add(second);
    return Json.object()
        .put("question", question)
        .put("outcomes", Json.write(outcomes))
        .put("sportsMarketType", type);
  }

  static ObjectNode moneyline(String first, String second) {
    return market("moneyline", first + " vs. " + second, first, second);
  }

  /** A game on the scoreboard. */
  Events fixture(Fixture fixture) {
    fixtures.add(fixture);
    return this;
  }

  MatchReport report() {
    return new PairFinder(Teams.table(), 0.95).find(adverts, fixtures);
  }

  /** The pairs, a line each. */
  List<String> pairs() {
    return report().pairs().stream()
        .map(pair ->
            pair.claim().text()
                + ": "
                + pair.kalshi().advert().market()
                + " = "
                + pair.polymarketSide().token()
                + " of "
                + pair.polymarket().advert().market())
        .toList();
  }

  /** Why markets are matched with nothing, each reason once. */
  List<String> reasons() {
    return Stream.concat(leftOut.stream(), report().unmatched().stream())
        .map(Unmatched::reason)
        .distinct()
        .toList();
  }
}
