package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.HttpDate;
import io.dutchbook.simulator.server.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of the CLOB's HTTP interface that is served here, and the relayer's behind the same gate. */
public final class ClobApi {
  private final ClobGate gate;
  private final BookRoutes books;
  private final TradingRoutes trading;
  private final OwnRoutes own;
  private final EngineMode mode = new EngineMode();
  private final Region region = new Region();
  private final Heartbeats heartbeats;
  private final Relayer relayer;
  private long skew;

  /** The interface of an exchange, behind a gate, for signers of a tier. */
  public ClobApi(PolymarketExchange exchange, ClobGate gate, Ids ids, Tier tier) {
    this.gate = gate;
    this.books = new BookRoutes(exchange);
    this.trading = new TradingRoutes(exchange, mode, new SignerBudgets(tier), region);
    this.own = new OwnRoutes(exchange);
    this.heartbeats = new Heartbeats(ids);
    this.relayer = new Relayer(exchange, ids);
  }

  /** Whether a request places orders. */
  public static boolean isOrder(Call call) {
    return call.method().equals("POST")
        && (call.path().equals("/order") || call.path().equals("/orders"));
  }

  /** What the matching engine takes. */
  public EngineMode mode() {
    return mode;
  }

  /** Where callers seem to be. */
  public Region region() {
    return region;
  }

  /** Lets the venue's clock be wrong by so many milliseconds. */
  public void skew(long millis) {
    skew = millis;
  }

  /** An answer with the date that the venue's clock shows, where that is another than ours. */
  public Answer dated(Answer answer, long now) {
    return skew == 0 ? answer : answer.with("Date", HttpDate.of(now + skew));
  }

  /** What those are told who ask too often. */
  public static Answer tooManyRequests(long waitMillis) {
    return ClobErrors.later(429, "Too Many Requests", waitMillis);
  }

  /** Lets time pass: for keys whose heartbeats stopped, and for the relayer. */
  public void advance(long now) {
    heartbeats.silent(now).forEach(credentials -> trading.cancelAllOf(credentials, now));
    relayer.advance(now);
  }

  /** Answers a request. */
  public Answer serve(Call call, long now) {
    List<String> segments = call.segments();
    String first = segments.isEmpty() ? "" : segments.getFirst();
    if (call.path().equals("/api/geoblock")) {
      return region.answer();
    }
    return switch (call.method() + " /" + first) {
      case "GET /", "GET /ok" -> text("\"OK\"");
      case "GET /time" -> text(Long.toString((now + skew) / 1_000));
      case "GET /version" -> Answer.json(200, Json.object().put("version", 2));
      case "GET /book",
          "GET /tick-size",
          "GET /neg-risk",
          "GET /fee-rate",
          "GET /midpoint",
          "GET /spread",
          "GET /price",
          "GET /last-trade-price" ->
          books.token(call, first, now);
      case "POST /books", "POST /midpoints", "POST /spreads", "POST /prices" ->
          books.tokens(call.body(), first, now);
      case "POST /last-trades-prices" -> books.tokens(call.body(), first, now);
      case "GET /prices-history" -> books.history(call);
      case "GET /markets", "GET /sampling-markets" ->
          segments.size() == 1 ? books.markets(call) : books.market(segments.get(1));
      case "GET /simplified-markets", "GET /sampling-simplified-markets" -> books.simplified(call);
      case "GET /clob-markets" -> books.shortMarket(segments.getLast());
      case "GET /markets-by-token" -> books.byToken(segments.getLast());
      case "POST /auth" ->
          call.path().equals("/auth/api-key") ? gate.create(call, now + skew) : members(call, now);
      case "GET /auth" ->
          call.path().equals("/auth/derive-api-key")
              ? gate.derive(call, now + skew)
              : members(call, now);
      default -> members(call, now);
    };
  }

  /** JSON that is written out already. */
  static Answer text(String body) {
    return new Answer(200, "application/json", body, Map.of());
  }

  private Answer members(Call call, long now) {
    return switch (gate.check(call, now + skew)) {
      case ClobGate.Denied(Answer answer) -> answer;
      case ClobGate.Let(Credentials member) ->
          TradingRoutes.serves(call) ? trading.serve(call, member, now) : serve(call, member, now);
    };
  }

  private Answer serve(Call call, Credentials member, long now) {
    return switch (call.method() + " " + call.path()) {
      case "GET /data/orders" -> own.openOrders(call, member.account());
      case "GET /data/pre-migration-orders" -> Answer.json(200, Offsets.page(call, List.of(), 500));
      case "GET /data/trades" -> own.trades(call, member.account());
      case "GET /balance-allowance", "GET /balance-allowance/update" ->
          own.balance(call, member.account());
      case "GET /order-scoring" -> Answer.json(200, Json.object().put("scoring", false));
      case "GET /notifications" -> Answer.json(200, Json.array());
      case "DELETE /notifications" -> text("\"OK\"");
      case "POST /v1/heartbeats" -> heartbeats.beat(call.body(), member, now);
      case "POST /heartbeats" -> heartbeats.plain(member, now);
      case "POST /relayer/submit" -> relayer.submit(call.body(), member, now);
      case "GET /relayer/transaction" -> relayer.transaction(call, member);
      case "GET /auth/api-keys" ->
          Answer.json(200, Json.object().set("apiKeys", Json.texts(List.of(member.apiKey()))));
      case "GET /auth/ban-status/closed-only" ->
          Answer.json(200, Json.object().put("closed_only", region.isBlocked()));
      case "DELETE /auth/api-key" -> delete(member);
      default ->
          orderId(call).map(id -> own.order(id, member.account())).orElseGet(ClobErrors::notFound);
    };
  }

  private static Optional<String> orderId(Call call) {
    List<String> segments = call.segments();
    boolean asked =
        call.method().equals("GET")
            && segments.size() == 3
            && call.path().startsWith("/data/order/");
    return asked ? Optional.of(segments.get(2)) : Optional.empty();
  }

  private Answer delete(Credentials member) {
    gate.delete(member);
    return text("\"OK\"");
  }
}
