package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.List;

/** All of Kalshi's REST interface that is served here. */
public final class KalshiApi {
  /** What every path begins with. */
  public static final String PREFIX = "/trade-api/v2";

  private final KalshiGate gate;
  private final Budgets budgets;
  private final ReadReplica replica;
  private final ExchangeRoutes exchange;
  private final EventRoutes events;
  private final MarketRoutes markets;
  private final PortfolioRoutes portfolio;
  private final OrderRoutes orders;
  private final GroupRoutes groups;

  /** The interface of an exchange, behind a gate. */
  public KalshiApi(
      KalshiExchange exchange,
      KalshiGate gate,
      Budgets budgets,
      ReadReplica replica,
      KalshiJson json) {
    this.gate = gate;
    this.budgets = budgets;
    this.replica = replica;
    this.exchange = new ExchangeRoutes(exchange, replica);
    this.events = new EventRoutes(exchange, json);
    this.markets = new MarketRoutes(exchange, json);
    this.portfolio = new PortfolioRoutes(exchange);
    this.orders = new OrderRoutes(exchange);
    this.groups = new GroupRoutes(exchange);
  }

  /** Whether a request places orders. */
  public static boolean isOrder(Call call) {
    return call.method().equals("POST") && call.path().startsWith(PREFIX + "/portfolio/events/");
  }

  /**
   * Answers a request.
   *
   * @param now by the exchange's clock, epoch milliseconds
   * @param budgetNow by the clock that budgets refill by, epoch milliseconds
   */
  public Answer serve(Call call, long now, long budgetNow) {
    if (!call.path().startsWith(PREFIX + "/")) {
      return notFound();
    }
    List<String> segments = call.segments();
    String area = segments.size() > 2 ? segments.get(2) : "";
    List<String> rest = segments.subList(Math.min(3, segments.size()), segments.size());
    boolean isPrivate =
        area.equals("portfolio")
            || (area.equals("account") && !rest.equals(List.of("endpoint_costs")));
    try {
      return switch (gate.check(call, now)) {
        case KalshiGate.Let(KalshiAccount account) ->
            budgets.spend(account, call, budgetNow)
                ? isPrivate ? own(call, area, rest, account, now) : open(call, area, rest, now)
                : KalshiErrors.tooManyRequests();
        case KalshiGate.Denied(Answer answer) when isPrivate -> answer;
        case KalshiGate.Denied denied ->
            budgets.spend(call, budgetNow)
                ? open(call, area, rest, now)
                : KalshiErrors.tooManyRequests();
      };
    } catch (RequestBody.Malformed malformed) {
      return malformed.answer();
    }
  }

  private static Answer notFound() {
    return KalshiErrors.error(404, "not_found");
  }

  /** What everybody may ask for. */
  private Answer open(Call call, String area, List<String> rest, long now) {
    if (!call.method().equals("GET")) {
      return notFound();
    }
    return switch (area) {
      case "exchange" -> exchange.serve(rest, now);
      case "series" -> events.series(call, rest);
      case "events" -> events.events(call, rest);
      case "markets" -> markets.serve(call, rest);
      case "account" -> Answer.sorted(200, Costs.json());
      case "milestones" ->
          rest.isEmpty()
              ? Answer.sorted(200, KalshiJson.page("milestones", List.of(), ""))
              : notFound();
      case "historical" -> rest.equals(List.of("cutoff")) ? ExchangeRoutes.cutoff(now) : notFound();
      default -> notFound();
    };
  }

  /** What a member may ask for. */
  private Answer own(Call call, String area, List<String> rest, KalshiAccount account, long now) {
    replica.record(account, now);
    Answer answer =
        area.equals("account") ? account(call, rest, account) : portfolio(call, rest, account, now);
    replica.record(account, now);
    return answer;
  }

  private Answer account(Call call, List<String> rest, KalshiAccount account) {
    return switch (call.method() + " " + String.join("/", rest)) {
      case "GET limits" -> Answer.sorted(200, budgets.limits(account));
      case "POST api_usage_level/upgrade" -> {
        budgets.upgrade(account);
        yield Answer.sorted(201, Json.object());
      }
      default -> notFound();
    };
  }

  private Answer portfolio(Call call, List<String> rest, KalshiAccount account, long now) {
    if (rest.size() >= 2 && rest.getFirst().equals("events") && rest.get(1).equals("orders")) {
      return orders.serve(call, rest.subList(2, rest.size()), account, now);
    }
    if (!rest.isEmpty() && rest.getFirst().equals("order_groups")) {
      return groups.serve(call, rest.subList(1, rest.size()), account, now);
    }
    if (call.method().equals("GET")) {
      return portfolio.serve(call, rest, replica.of(account, now), now);
    }
    if (!rest.isEmpty() && rest.getFirst().equals("orders")) {
      return KalshiErrors.error(410, "deprecated_v1_order_endpoint");
    }
    return call.method().equals("POST") && rest.equals(List.of("intra_exchange_instance_transfer"))
        ? portfolio.transfer(call, account)
        : notFound();
  }
}
