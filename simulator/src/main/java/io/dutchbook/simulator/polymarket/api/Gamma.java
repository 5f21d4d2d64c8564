package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Gamma: events, markets, sports and teams, by offset or by keyset. */
public final class Gamma {
  /** What every path begins with. */
  public static final String PREFIX = "/gamma";

  private static final int MOST_EVENTS = 500;
  private static final int MOST_MARKETS = 100;
  private static final int USUAL = 20;

  private final PolymarketExchange exchange;
  private final Scores scores;

  /** The lists of an exchange, with how its games stand. */
  public Gamma(PolymarketExchange exchange, Scores scores) {
    this.exchange = exchange;
    this.scores = scores;
  }

  /** Answers a request. */
  public Answer serve(Call call, long now) {
    List<String> segments = call.segments();
    List<String> rest = segments.subList(Math.min(1, segments.size()), segments.size());
    if (!call.method().equals("GET") || rest.isEmpty()) {
      return ClobErrors.notFound();
    }
    return switch (rest.getFirst()) {
      case "events" -> events(call, rest.subList(1, rest.size()), now);
      case "markets" -> markets(call, rest.subList(1, rest.size()), now);
      case "sports" ->
          rest.equals(List.of("sports", "market-types"))
              ? Answer.json(200, Json.object().set("marketTypes", Json.texts(List.of("moneyline"))))
              : Sports.sports();
      case "tags" -> Sports.tags(rest.subList(1, rest.size()));
      case "series" -> Sports.series(rest.subList(1, rest.size()));
      case "public-search" -> search(call, now);
      case "teams" -> Sports.teams(call);
      default -> ClobErrors.notFound();
    };
  }

  private Answer events(Call call, List<String> rest, long now) {
    List<PolymarketEvent> found =
        exchange.events().stream()
            .filter(event -> isWanted(call, event))
            .sorted(order(call, event -> event.matchup().startsAt()))
            .toList();
    Function<PolymarketEvent, ObjectNode> toJson = event -> event(event, now);
    if (rest.isEmpty()) {
      return list(call, found, toJson, MOST_EVENTS);
    }
    if (rest.equals(List.of("keyset"))) {
      return keyset(call, "events", found, toJson, MOST_EVENTS);
    }
    return one(
        exchange.events(),
        event -> rest.equals(List.of("slug", event.slug())) || rest.equals(List.of(event.id())),
        toJson);
  }

  private ObjectNode event(PolymarketEvent event, long now) {
    ObjectNode json = GammaJson.event(event, exchange.marketsOf(event), now);
    scores
        .find(event.matchup().id())
        .ifPresent(game -> {
          Moment moment = game.at(now);
          json.put("score", Scores.score(moment))
              .put("period", Scores.period(game, moment))
              .put("elapsed", Scores.clock(game.clockAt(now)));
        });
    return json;
  }

  /** Events whose title or slug has what is asked for. */
  private Answer search(Call call, long now) {
    String wanted = call.parameter("q").orElse("").toLowerCase(Locale.ROOT);
    List<ObjectNode> found =
        exchange.events().stream()
            .filter(event ->
                event.title().toLowerCase(Locale.ROOT).contains(wanted)
                    || event.slug().contains(wanted))
            .limit(number(call, "limit_per_type", USUAL, MOST_MARKETS))
            .map(event -> event(event, now))
            .toList();
    ObjectNode pagination = Json.object().put("hasMore", false).put("totalResults", found.size());
    return Answer.json(
        200,
        Json.object()
            .<ObjectNode>set("events", Json.array(found, row -> row))
            .set("pagination", pagination));
  }

  private boolean isWanted(Call call, PolymarketEvent event) {
    boolean closed =
        exchange.marketsOf(event).stream()
            .allMatch(market -> market.status() == PolymarketMarket.Status.RESOLVED);
    return isFlag(call, "closed", closed)
        && isFlag(call, "active", true)
        && isFlag(call, "archived", false)
        && isOne(call, "slug", event.slug())
        && isOne(call, "id", event.id())
        && isOne(call, "series_id", Sports.series(event.matchup().league()))
        && isTagged(call, event)
        && isOne(call, "game_id", event.matchup().id());
  }

  private static boolean isTagged(Call call, PolymarketEvent event) {
    List<String> tags = call.list("tag_id");
    String own = Sports.tag(event.matchup().league());
    return tags.isEmpty() || tags.stream().anyMatch(List.of(own, "1", "100639")::contains);
  }

  private static boolean isFlag(Call call, String parameter, boolean value) {
    return call.parameter(parameter)
        .map(wanted -> wanted.equals(Boolean.toString(value)))
        .orElse(true);
  }

  private static boolean isOne(Call call, String parameter, String value) {
    List<String> wanted = call.list(parameter);
    return wanted.isEmpty() || wanted.contains(value);
  }

  private Answer markets(Call call, List<String> rest, long now) {
    List<PolymarketMarket> found =
        exchange.markets().stream()
            .filter(market -> isWanted(call, market))
            .sorted(order(call, market -> market.event().matchup().startsAt()))
            .toList();
    Function<PolymarketMarket, ObjectNode> toJson =
        market -> GammaJson.market(market, exchange.marketsOf(market.event()), now);
    if (rest.isEmpty()) {
      return list(call, found, toJson, MOST_MARKETS);
    }
    if (rest.equals(List.of("keyset"))) {
      return keyset(call, "markets", found, toJson, MOST_MARKETS);
    }
    return one(
        exchange.markets(),
        market ->
            rest.equals(List.of("slug", market.terms().slug()))
                || rest.equals(List.of(market.terms().id())),
        toJson);
  }

  private boolean isWanted(Call call, PolymarketMarket market) {
    boolean closed = market.status() == PolymarketMarket.Status.RESOLVED;
    List<String> tokens = call.list("clob_token_ids");
    return isFlag(call, "closed", closed)
        && isFlag(call, "active", true)
        && isFlag(call, "archived", false)
        && isOne(call, "slug", market.terms().slug())
        && isOne(call, "id", market.terms().id())
        && isOne(call, "condition_ids", market.conditionId())
        && isOne(call, "sports_market_types", "moneyline")
        && isOne(call, "game_id", market.event().matchup().id())
        && isTagged(call, market.event())
        && (tokens.isEmpty() || market.terms().tokens().stream().anyMatch(tokens::contains));
  }

  /** The latest game first unless asked otherwise. */
  private static <T> Comparator<T> order(Call call, Function<T, Long> startsAt) {
    Comparator<T> ascending = Comparator.comparing(startsAt);
    return call.flag("ascending") ? ascending : ascending.reversed();
  }

  private static <T> Answer one(
      Collection<T> all, Predicate<T> wanted, Function<T, ObjectNode> toJson) {
    Optional<T> found = all.stream().filter(wanted).findFirst();
    return found
        .map(one -> Answer.json(200, toJson.apply(one)))
        .orElseGet(() ->
            Answer.json(
                404, Json.object().put("type", "not found error").put("error", "id not found")));
  }

  private static <T> Answer list(
      Call call, List<T> found, Function<T, ObjectNode> toJson, int most) {
    int from = Math.min(number(call, "offset", 0, Integer.MAX_VALUE), found.size());
    int to = Math.min(from + number(call, "limit", USUAL, most), found.size());
    return Answer.json(200, rows(found.subList(from, to), toJson));
  }

  /** The cursor of the next page is absent on the last one. */
  private static <T> Answer keyset(
      Call call, String name, List<T> found, Function<T, ObjectNode> toJson, int most) {
    int from =
        Math.min(call.parameter("after_cursor").map(Gamma::position).orElse(0), found.size());
    int to = Math.min(from + number(call, "limit", USUAL, most), found.size());
    ObjectNode page = Json.object().set(name, rows(found.subList(from, to), toJson));
    if (to < found.size()) {
      byte[] text = Integer.toString(to).getBytes(StandardCharsets.UTF_8);
      page.put("next_cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(text));
    }
    return Answer.json(200, page);
  }

  private static <T> ArrayNode rows(List<T> shown, Function<T, ObjectNode> toJson) {
    return Json.array(shown, toJson::apply);
  }

  private static int position(String cursor) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      return Math.max(0, Integer.parseInt(new String(text, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException garbage) {
      return 0;
    }
  }

  /** A number in the query, kept within 0 and a bound. */
  static int number(Call call, String name, int usual, int most) {
    try {
      return call.parameter(name)
          .map(text -> Math.clamp(Integer.parseInt(text), 0, most))
          .orElse(usual);
    } catch (NumberFormatException malformed) {
      return usual;
    }
  }
}
