package io.dutchbook.engine.reconcile;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The comparison of a venue's account with the journal's. */
public final class Reconciliation {
  private Reconciliation() {}

  /**
   * Compares a reading.
   *
   * @param before what the reading before it found at this venue
   * @return what differs now, the longest standing first
   */
  public static List<Finding> compare(
      VenueAccount venue, JournalAccount journal, Tolerance tolerance, List<Finding> before) {
    Map<Difference, Integer> known =
        before.stream()
            .collect(Collectors.toMap(Finding::difference, Finding::readings, Math::max));
    return differences(venue, journal, tolerance).stream()
        .map(found -> new Finding(found, known.getOrDefault(found, 0) + 1))
        .sorted(
            Comparator.comparingInt(Finding::readings)
                .reversed()
                .thenComparing(finding -> finding.difference().toString()))
        .toList();
  }

  private static List<Difference> differences(
      VenueAccount venue, JournalAccount journal, Tolerance tolerance) {
    List<Difference> found = new ArrayList<>(holdings(venue, journal, tolerance));
    found.addAll(missingFills(venue, journal));
    boolean ourContractsAgree = found.stream().noneMatch(Reconciliation::isOfAGame);
    if (ourContractsAgree) {
      // Money says nothing as long as contracts differ that were bought with it.
      found.addAll(cash(venue, journal, tolerance));
    }
    found.addAll(strayOrders(venue, journal));
    return found;
  }

  private static boolean isOfAGame(Difference difference) {
    return switch (difference) {
      case Difference.Holding holding -> holding.game() != null;
      case Difference.MissingFill _ -> true;
      case Difference.Cash _, Difference.StrayOrder _ -> false;
    };
  }

  private static List<Difference> holdings(
      VenueAccount venue, JournalAccount journal, Tolerance tolerance) {
    Set<InstrumentId> instruments = new HashSet<>(venue.holdings().keySet());
    journal.held().keySet().stream()
        .filter(instrument -> instrument.venue() == venue.venue())
        .forEach(instruments::add);
    return instruments.stream()
        .filter(journal::isQuiet)
        .filter(each -> !tolerance.ignores(journal.quantity(each), venue.held(each)))
        .map(each ->
            (Difference)
                new Difference.Holding(
                    each, journal.game(each), journal.quantity(each), venue.held(each)))
        .toList();
  }

  /** Of instruments of live games only: a finished game keeps no list of its fills. */
  private static List<Difference> missingFills(VenueAccount venue, JournalAccount journal) {
    List<Difference> missing = new ArrayList<>();
    for (VenueAccount.Traded fill : venue.trades()) {
      JournalAccount.@Nullable Held held = journal.held().get(fill.instrument());
      if (held != null
          && journal.isQuiet(fill.instrument())
          && !journal.fills().contains(fill.fillId())) {
        missing.add(new Difference.MissingFill(held.game(), fill));
      }
    }
    return missing.stream().distinct().toList();
  }

  private static List<Difference> cash(
      VenueAccount venue, JournalAccount journal, Tolerance tolerance) {
    Venue where = venue.venue();
    @Nullable Money expected = journal.cash().get(where);
    if (expected == null || !journal.isQuiet(where) || tolerance.ignores(expected, venue.cash())) {
      return List.of();
    }
    return List.of(new Difference.Cash(where, expected, venue.cash()));
  }

  private static List<Difference> strayOrders(VenueAccount venue, JournalAccount journal) {
    return venue.resting().stream()
        .filter(order -> !journal.live().contains(order.clientOrderId()))
        .map(order ->
            (Difference)
                new Difference.StrayOrder(order, journal.ended().contains(order.clientOrderId())))
        .toList();
  }
}
