package io.dutchbook.actors.book;

import io.dutchbook.actors.Environment;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradePlan;
import io.dutchbook.protocol.router.RouterCommand;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/** How a position book talks to the routers, and what it has asked them. Belongs to the book. */
final class VenueTalk {
  private final Environment environment;
  private final Map<Venue, ActorRef<RouterCommand>> routers;
  private final ActorRef<RouterCommand.Report> orderReports;
  private final ActorRef<RouterCommand.FinalityReport> finalityReports;
  private final Map<OrderKey, Long> askedAt = new HashMap<>();

  VenueTalk(
      Environment environment,
      Map<Venue, ActorRef<RouterCommand>> routers,
      ActorRef<RouterCommand.Report> orderReports,
      ActorRef<RouterCommand.FinalityReport> finalityReports) {
    this.environment = environment;
    this.routers = routers;
    this.orderReports = orderReports;
    this.finalityReports = finalityReports;
  }

  /** Sends orders that are journaled. */
  void place(List<OrderIntent> orders, long frameNanos) {
    for (OrderIntent order : orders) {
      router(order.instrument().venue())
          .tell(new RouterCommand.Place(order, frameNanos, environment.node(), orderReports));
    }
  }

  /** Asks what became of orders, and remembers when. */
  void lookUp(List<OrderIntent> orders) {
    for (OrderIntent order : orders) {
      askedAt.put(order.key(), environment.now());
      lookUpAgain(order);
    }
  }

  /** Asks what became of an order whose trade has ended. */
  void lookUpAgain(OrderIntent order) {
    router(order.instrument().venue()).tell(new RouterCommand.LookUp(order, orderReports));
  }

  /** Asks which fills are settled. */
  void askFinality(List<Fill> fills) {
    Map<Venue, List<Fill>> byVenue =
        fills.stream()
            .collect(
                Collectors.groupingBy(
                    fill -> fill.instrument().venue(),
                    () -> new EnumMap<>(Venue.class),
                    Collectors.toList()));
    byVenue.forEach(
        (venue, some) -> router(venue).tell(new RouterCommand.AskFinality(some, finalityReports)));
  }

  /** A plan that knows when its open orders were asked about. */
  TradePlan asked(TradePlan journaled) {
    TradePlan plan = journaled;
    for (OrderIntent order : journaled.openOrders()) {
      Long asked = askedAt.get(order.key());
      plan = asked == null ? plan : plan.asked(order.key(), asked);
    }
    return plan;
  }

  /** A trade is over. */
  void forget(TradeId trade) {
    askedAt.keySet().removeIf(key -> key.trade().equals(trade));
  }

  private ActorRef<RouterCommand> router(Venue venue) {
    return Objects.requireNonNull(routers.get(venue), "no router of the venue");
  }
}
