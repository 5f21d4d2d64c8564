package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.market.InstrumentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** The books of the markets that are wanted, by ticker. Belongs to one thread. */
final class MarketBooks {
  private final NoPrices noPrices;
  private final IntSupplier generations;
  private final Map<String, MarketBook> books = new LinkedHashMap<>();

  MarketBooks(NoPrices noPrices, IntSupplier generations) {
    this.noPrices = noPrices;
    this.generations = generations;
  }

  /**
   * Keeps books of these instruments and of no others.
   *
   * @return markets with a live book of which a side is wanted that was not
   */
  List<String> want(Collection<InstrumentId> instruments) {
    Map<String, Set<String>> sides = new LinkedHashMap<>();
    for (InstrumentId instrument : instruments) {
      sides
          .computeIfAbsent(instrument.market(), _ -> new LinkedHashSet<>())
          .add(instrument.token());
    }
    books.keySet().retainAll(sides.keySet());
    List<String> newlySeen = new ArrayList<>();
    sides.forEach((ticker, tokens) -> {
      MarketBook book =
          books.computeIfAbsent(
              ticker, name -> new MarketBook(name, noPrices, generations.getAsInt()));
      boolean more = book.want(tokens.contains(InstrumentId.YES), tokens.contains(InstrumentId.NO));
      if (more && book.state() == BookState.LIVE) {
        newlySeen.add(ticker);
      }
    });
    return newlySeen;
  }

  /** The book of a market; nothing when it is not wanted. */
  Optional<MarketBook> of(String ticker) {
    return Optional.ofNullable(books.get(ticker));
  }

  Collection<MarketBook> all() {
    return books.values();
  }

  List<String> tickers() {
    return List.copyOf(books.keySet());
  }

  boolean isEmpty() {
    return books.isEmpty();
  }

  /** Markets whose books wait for a snapshot after a gap. */
  List<String> suspects() {
    return books.entrySet().stream()
        .filter(entry -> entry.getValue().state() == BookState.GAPPED)
        .map(Map.Entry::getKey)
        .toList();
  }
}
