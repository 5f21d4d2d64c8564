package io.dutchbook.actors.reconcile;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.reconcile.JournalAccount;
import io.dutchbook.engine.reconcile.VenueAccount;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.shard.GameAccount;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One comparison as its answers come in. Venues are read first, so that the journal is never older
 * than they are. Belongs to the reconciler.
 */
final class Round {
  private final Set<Venue> unread;
  private final Map<Venue, Reading> readings = new EnumMap<>(Venue.class);
  private final Map<GameId, GameAccount> games = new HashMap<>();
  private final Set<GameId> silent = new HashSet<>();
  private final Set<Venue> unsettled = new HashSet<>();
  private final Set<MarketKey> settled = new HashSet<>();
  private @Nullable DeskView desk;

  Round(Set<Venue> venues) {
    this.unread = new HashSet<>(venues);
  }

  /** A venue has answered, or failed to. */
  void read(Venue venue, @Nullable Reading reading) {
    unread.remove(venue);
    if (reading != null) {
      readings.put(venue, reading);
    }
  }

  boolean areVenuesRead() {
    return unread.isEmpty();
  }

  /** What the venues that answered said. */
  Map<Venue, Reading> readings() {
    return readings;
  }

  /** The desk says which games there are. */
  void games(DeskView view) {
    desk = view;
    view.games().forEach(game -> silent.add(game.game()));
  }

  void heard(GameAccount account) {
    silent.remove(account.game());
    games.put(account.game(), account);
  }

  boolean haveGamesSpoken() {
    return desk != null && silent.isEmpty();
  }

  /** Whose answer is missing, for people. */
  String missing() {
    return unread.isEmpty() ? "games " + silent : "venues " + unread;
  }

  Set<String> fills() {
    return readings.values().stream()
        .flatMap(reading -> reading.account().trades().stream())
        .map(VenueAccount.Traded::fillId)
        .collect(Ordered.toSet());
  }

  Set<String> orders() {
    return readings.values().stream()
        .flatMap(reading -> reading.account().resting().stream())
        .map(VenueAccount.Resting::clientOrderId)
        .filter(id -> !id.isEmpty())
        .collect(Ordered.toSet());
  }

  /** Markets of a venue on which something is held here: their results may not be booked yet. */
  Set<String> heldMarkets(Venue venue) {
    return games.values().stream()
        .flatMap(game -> game.held().stream())
        .filter(held -> held.instrument().venue() == venue && !held.quantity().isZero())
        .map(held -> held.instrument().market())
        .collect(Ordered.toSet());
  }

  /** A venue is asked which of its markets are settled. */
  void askedForResults(Venue venue) {
    unsettled.add(venue);
  }

  /** It has answered; where it did not, nothing can be said of the venue. */
  void results(Venue venue, @Nullable Set<MarketKey> known) {
    unsettled.remove(venue);
    if (known == null) {
      readings.remove(venue);
    } else {
      settled.addAll(known);
    }
  }

  boolean areResultsKnown() {
    return unsettled.isEmpty();
  }

  /** What the journal says, once everybody has spoken. */
  JournalAccount journal() {
    Map<InstrumentId, JournalAccount.Held> held = new HashMap<>();
    Set<MarketKey> busy = new HashSet<>();
    Set<String> fills = new HashSet<>();
    Set<String> live = new HashSet<>();
    Set<String> ended = new HashSet<>();
    for (GameAccount game : games.values()) {
      game.held()
          .forEach(part ->
              held.put(part.instrument(), new JournalAccount.Held(game.game(), part.quantity())));
      busy.addAll(game.busy());
      fills.addAll(game.fills());
      live.addAll(game.live());
      ended.addAll(game.ended());
    }
    return new JournalAccount(held, busy, settled, fills, live, ended, cash());
  }

  private Map<Venue, Money> cash() {
    Map<Venue, Money> cash = new EnumMap<>(Venue.class);
    if (desk != null && desk.openTrades() == 0) {
      desk.venues().stream()
          .filter(money -> money.deposit() != null)
          .forEach(money -> cash.put(money.venue(), money.expected()));
    }
    return cash;
  }
}
