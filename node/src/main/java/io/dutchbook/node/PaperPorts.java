package io.dutchbook.node;

import io.dutchbook.actors.Engine;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.paper.PaperTables;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.paper.PaperCatalogue;
import io.dutchbook.venues.paper.PaperStore;
import io.dutchbook.venues.paper.PaperVenue;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;

/** Puts a paper venue where orders would leave; everything else stays real. */
record PaperPorts(NodeSettings settings, Database database, InstantSource clock) {

  /** The same ports, of which no order leaves. */
  Engine.Ports instead(Engine.Ports real, ActorSystem<?> system) {
    PaperStore store =
        new StoredPaper(
            new PaperTables(database),
            system
                .dispatchers()
                .lookup(DispatcherSelector.fromConfig("dutchbook.blocking-dispatcher")));
    Map<Venue, OrderPort> orders = new EnumMap<>(Venue.class);
    Map<Venue, Catalogue> catalogues = new EnumMap<>(real.catalogues());
    real.markets()
        .forEach((venue, books) -> {
          PaperVenue paper =
              new PaperVenue(
                  system,
                  new PaperVenue.Outside(
                      books, store, settings.paper(), ReconnectSettings.DEFAULT, clock));
          orders.put(venue, paper);
          Optional.ofNullable(real.catalogues().get(venue))
              .ifPresent(catalogue -> catalogues.put(venue, new PaperCatalogue(catalogue, paper)));
        });
    return new Engine.Ports(real.markets(), orders, catalogues, real.scoreboard());
  }
}
