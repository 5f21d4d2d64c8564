package io.dutchbook.trial.defects;

import io.dutchbook.actors.Engine;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.trial.machine.Surgery;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.OrderPort;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Surgery on the ports of one or both venues. */
record Operation(UnaryOperator<OrderPort> orders, UnaryOperator<Catalogue> catalogues)
    implements Surgery {

  static Surgery onOrders(UnaryOperator<OrderPort> orders) {
    return new Operation(orders, catalogue -> catalogue);
  }

  static Surgery onOrders(Venue only, UnaryOperator<OrderPort> orders) {
    return onOrders(port -> port.venue() == only ? orders.apply(port) : port);
  }

  static Surgery onCatalogues(UnaryOperator<Catalogue> catalogues) {
    return new Operation(orders -> orders, catalogues);
  }

  @Override
  public Engine.Ports on(Engine.Ports ports) {
    Map<Venue, OrderPort> changedOrders = new EnumMap<>(Venue.class);
    ports.orders().forEach((venue, port) -> changedOrders.put(venue, orders.apply(port)));
    Map<Venue, Catalogue> changedCatalogues = new EnumMap<>(Venue.class);
    ports.catalogues().forEach((venue, one) -> changedCatalogues.put(venue, catalogues.apply(one)));
    return new Engine.Ports(ports.markets(), changedOrders, changedCatalogues, ports.scoreboard());
  }
}
