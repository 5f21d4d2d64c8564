package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.kalshi.KalshiSettlement;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Requests about an account: money, positions, fills, orders. */
final class PortfolioRoutes {
  private static final int MOST_TICKERS = 100;
  private static final Set<String> SETTLEMENT = Set.of("unsettled", "settled", "all");

  private final KalshiExchange exchange;
  private final OrderReads orders;
  private long transfers;

  PortfolioRoutes(KalshiExchange exchange) {
    this.exchange = exchange;
    this.orders = new OrderReads();
  }

  /** {@code GET …/portfolio/…}. */
  Answer serve(Call call, List<String> rest, KalshiAccount account, long now) {
    if (call.parameter("subaccount").filter(number -> !number.equals("0")).isPresent()) {
      return KalshiErrors.error(403, "forbidden", "subaccount");
    }
    return switch (String.join("/", rest)) {
      case "balance" -> balance(call, account, now);
      case "positions" -> positions(call, account);
      case "fills" -> fills(call, account);
      case "settlements" -> settlements(call, account);
      case "summary/total_resting_order_value" -> OrderReads.restingValue(account);
      case "deposits", "withdrawals" -> none(rest.getFirst());
      default ->
          rest.getFirst().equals("orders")
              ? orders.serve(call, rest.subList(1, rest.size()), account)
              : KalshiErrors.error(404, "not_found");
    };
  }

  /** Moves cash between shards; amounts are in hundredths of a cent (Kalshi, August 2026). */
  Answer transfer(Call call, KalshiAccount account) {
    RequestBody body = RequestBody.read(call.body(), "IntraExchangeInstanceTransferRequest");
    if (!body.required("source").equals("event_contract")
        || !body.required("destination").equals("event_contract")) {
      return KalshiErrors.error(400, "invalid_parameters", "only event_contract is played");
    }
    long from = body.number("source_exchange_shard").orElse(0);
    long to = body.number("destination_exchange_shard").orElse(0);
    long amount = Math.clamp(body.number("amount").orElse(0), 0, Long.MAX_VALUE / 100) * 100;
    if (!Shards.ALL.contains((int) from) || !Shards.ALL.contains((int) to) || amount == 0) {
      return KalshiErrors.error(400, "invalid_parameters", "shard or amount");
    }
    return account.move((int) from, (int) to, amount)
        ? Answer.sorted(200, Json.object().put("transfer_id", transferId(account)))
        : KalshiErrors.error(400, "insufficient_balance");
  }

  /** Transfers are not listed here, so their names only have to differ. */
  private String transferId(KalshiAccount account) {
    transfers++;
    return account.userId() + "-" + transfers;
  }

  private static Answer none(String name) {
    return Answer.sorted(200, KalshiJson.page(name, List.of(), ""));
  }

  private Answer balance(Call call, KalshiAccount account, long now) {
    OptionalInt shard = Shards.named(call);
    Map<Integer, Long> cash = new TreeMap<>(account.cashByShard());
    cash.keySet().removeIf(index -> shard.isPresent() && shard.getAsInt() != index);
    long total = cash.values().stream().mapToLong(Long::longValue).sum();
    return Answer.sorted(
        200,
        Json.object()
            .put("balance", total / 10_000)
            .put("balance_dollars", Texts.balance(total))
            .put("portfolio_value", worth(account, shard) / 10_000)
            .put("updated_ts", now / 1_000)
            .set("balance_breakdown", AccountJson.byShard(cash)));
  }

  /** Positions at the last prices, in micro-dollars. */
  private long worth(KalshiAccount account, OptionalInt shard) {
    return account.positions().entrySet().stream()
        .mapToLong(entry ->
            exchange
                .market(entry.getKey())
                .filter(market -> Shards.fits(market, shard))
                .map(market -> worth(entry.getValue().net(), market.lastPrice()))
                .orElse(0L))
        .sum();
  }

  private static long worth(long net, int last) {
    return net >= 0 ? net * last : -net * (Price.DOLLAR - last);
  }

  private Answer positions(Call call, KalshiAccount account) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetPositions", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String status = call.parameter("settlement_status").orElse("unsettled");
    if (!SETTLEMENT.contains(status)) {
      return KalshiErrors.invalidParameter("GetPositions", "SettlementStatus", "oneof");
    }
    List<KalshiMarket> held = new ArrayList<>();
    for (String ticker : account.positions().keySet()) {
      exchange.market(ticker).filter(market -> isShown(call, status, market)).ifPresent(held::add);
    }
    held.removeIf(market -> !hasContent(call, account, market, status));
    var page = Pages.cut(call, held, 100);
    List<ObjectNode> rows =
        page.rows().stream()
            .map(market -> AccountJson.position(market, position(account, market)))
            .toList();
    ObjectNode body = KalshiJson.page("market_positions", rows, page.cursor());
    body.set("event_positions", Json.array(EventPosition.of(page.rows(), account), p -> p.json()));
    return Answer.sorted(200, body);
  }

  private static boolean isShown(Call call, String status, KalshiMarket market) {
    boolean settled = market.status() == KalshiMarket.Status.FINALIZED;
    boolean wanted =
        switch (status) {
          case "settled" -> settled;
          case "all" -> true;
          default -> !settled;
        };
    return wanted
        && Shards.fits(market, Shards.named(call))
        && call.parameter("ticker").map(market.ticker()::equals).orElse(true)
        && call.parameter("event_ticker").map(market.event().ticker()::equals).orElse(true);
  }

  private static boolean hasContent(
      Call call, KalshiAccount account, KalshiMarket market, String status) {
    return account.net(market.ticker()) != 0
        || !status.equals("unsettled")
        || call.list("count_filter").contains("total_traded");
  }

  private static KalshiPosition position(KalshiAccount account, KalshiMarket market) {
    return Objects.requireNonNull(account.positions().get(market.ticker()));
  }

  private Answer fills(Call call, KalshiAccount account) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetFills", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> tickers = call.list("ticker");
    if (tickers.size() > MOST_TICKERS) {
      return KalshiErrors.invalidParameter("GetFills", "Ticker", "max");
    }
    List<KalshiFill> newestFirst =
        account.fills().reversed().stream()
            .filter(f -> tickers.isEmpty() || tickers.contains(f.trade().market().ticker()))
            .filter(f -> call.parameter("order_id").map(f.order().id()::equals).orElse(true))
            .filter(f -> Shards.fits(f.trade().market(), Shards.named(call)))
            .filter(f -> Times.within(call, f.trade().at()))
            .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(AccountJson::fill).toList();
    return Answer.sorted(200, KalshiJson.page("fills", rows, page.cursor()));
  }

  private Answer settlements(Call call, KalshiAccount account) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetSettlements", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<KalshiSettlement> newestFirst =
        account.settlements().reversed().stream()
            .filter(s -> call.parameter("ticker").map(s.market().ticker()::equals).orElse(true))
            .filter(s ->
                call.parameter("event_ticker")
                    .map(s.market().event().ticker()::equals)
                    .orElse(true))
            .filter(s -> Times.within(call, s.at()))
            .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(AccountJson::settlement).toList();
    return Answer.sorted(200, KalshiJson.page("settlements", rows, page.cursor()));
  }
}
