package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.PolymarketTrade.MakerFill;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Data API's list of what wallets hold. It is public, and writes plain JSON numbers. */
public final class DataApi {
  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final long MILLION = 1_000_000;

  private final PolymarketExchange exchange;

  /** The holdings on an exchange. */
  public DataApi(PolymarketExchange exchange) {
    this.exchange = exchange;
  }

  /** Whether a request is for here. */
  public static boolean serves(Call call) {
    return call.method().equals("GET")
        && (call.path().equals("/positions") || call.path().equals("/data-api/positions"));
  }

  /** What a wallet holds, in pages by offset. Holdings below a threshold (1 share) are left out. */
  public Answer positions(Call call) {
    String user = call.parameter("user").orElse("");
    if (!user.matches("0x[0-9a-fA-F]{40}")) {
      return ClobErrors.error(400, "required query param 'user' not provided");
    }
    List<ObjectNode> rows = new ArrayList<>();
    exchange
        .account(user)
        .ifPresent(account ->
            exchange.markets().stream()
                .filter(market -> isWanted(call, market))
                .forEach(market -> addRows(call, user, account, market, rows)));
    int limit = Gamma.number(call, "limit", USUAL, MOST);
    int from = Math.min(Gamma.number(call, "offset", 0, Integer.MAX_VALUE), rows.size());
    return Answer.json(
        200, Json.array(rows.subList(from, Math.min(from + limit, rows.size())), row -> row));
  }

  private static boolean isWanted(Call call, PolymarketMarket market) {
    List<String> markets = call.list("market");
    return markets.isEmpty() || markets.contains(market.conditionId());
  }

  private static void addRows(
      Call call,
      String user,
      PolymarketAccount account,
      PolymarketMarket market,
      List<ObjectNode> rows) {
    for (int token = 0; token < 2; token++) {
      long size = account.held(market.token(token));
      if (size > 0 && new BigDecimal(Amounts.units(size)).compareTo(threshold(call)) >= 0) {
        rows.add(row(user, account, market, token, size));
      }
    }
  }

  private static BigDecimal threshold(Call call) {
    Optional<String> asked =
        call.parameter("sizeThreshold").filter(text -> text.matches("\\d{1,9}(\\.\\d{1,6})?"));
    return asked.map(BigDecimal::new).orElse(BigDecimal.ONE);
  }

  private static ObjectNode row(
      String user, PolymarketAccount account, PolymarketMarket market, int token, long size) {
    Bought bought = Bought.of(account, market.token(token));
    int price = ClobJson.pays(market, token).tenThousandths();
    long initial = Exact.mulDivFloor(size, bought.average(), MILLION);
    long current = size * price / Price.DOLLAR;
    boolean resolved = market.status() == PolymarketMarket.Status.RESOLVED;
    return Json.object()
        .put("proxyWallet", user)
        .put("asset", market.token(token))
        .put("conditionId", market.conditionId())
        .put("size", units(size))
        .put("avgPrice", units(bought.average()))
        .put("initialValue", units(initial))
        .put("currentValue", units(current))
        .put("cashPnl", units(current - initial))
        .put("percentPnl", initial == 0 ? 0.0 : 100.0 * (current - initial) / initial)
        .put("totalBought", units(bought.shares))
        .put("realizedPnl", 0)
        .put("percentRealizedPnl", 0)
        .put("curPrice", new BigDecimal(Amounts.price(price)))
        .put("redeemable", resolved)
        .put("mergeable", !resolved && account.held(market.token(1 - token)) > 0)
        .put("title", market.terms().question())
        .put("slug", market.terms().slug())
        .put("icon", "")
        .put("eventSlug", market.event().slug())
        .put("outcome", market.terms().outcomes().get(token))
        .put("outcomeIndex", token)
        .put("oppositeOutcome", market.terms().outcomes().get(1 - token))
        .put("oppositeAsset", market.token(1 - token))
        .put("endDate", GammaJson.iso(market.event().matchup().startsAt()))
        .put("negativeRisk", market.event().negRisk());
  }

  private static BigDecimal units(long millionths) {
    return new BigDecimal(FixedPoint.format(millionths, 6, 0));
  }

  /** What was bought of a token and what it cost; half a dollar each where tokens were split. */
  private record Bought(long shares, long cost) {
    static Bought of(PolymarketAccount account, String token) {
      long shares = 0;
      long cost = 0;
      for (PolymarketTrade trade : account.trades()) {
        if (trade.status() == PolymarketTrade.Status.FAILED) {
          continue;
        }
        if (isBuy(trade.taker(), account, token)) {
          shares += trade.shares();
          cost += trade.value();
        }
        for (MakerFill fill : trade.makers()) {
          if (isBuy(fill.order(), account, token)) {
            shares += fill.shares();
            cost += fill.value();
          }
        }
      }
      return new Bought(shares, cost);
    }

    private static boolean isBuy(PolymarketOrder order, PolymarketAccount account, String token) {
      return order.account() == account
          && order.request().action() == Action.BUY
          && order.request().token().equals(token);
    }

    /** In micro-dollars a share. */
    long average() {
      return shares == 0 ? MILLION / 2 : Exact.mulDivHalfUp(cost, MILLION, shares);
    }
  }
}
