package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.matching.PriceCheck;
import io.dutchbook.engine.money.Price;
import java.util.Optional;

/**
 * Holds the legs of a Dutch book against what pays the same at the other venue. Contracts that pay
 * the same cost about the same; where they do not, a side may be the wrong way round, and no gain
 * is worth finding that out.
 */
public final class SideCheck {
  private static final int WIDEST = 2_000;

  private SideCheck() {}

  /** What is wrong with a Dutch book's sides; nothing when prices fit or cannot be compared. */
  public static Optional<PriceCheck> objection(DutchBook book, DutchBookSearch search) {
    for (DutchBook.Leg leg : book.legs()) {
      for (Instrument other : search.instruments()) {
        Instrument ours = leg.instrument();
        if (other.venue() != ours.venue() && other.payoff().equals(ours.payoff())) {
          Optional<PriceCheck> check = check(ours, other, search);
          if (check.isPresent()) {
            return check;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<PriceCheck> check(
      Instrument ours, Instrument other, DutchBookSearch search) {
    return middle(ours, search)
        .flatMap(here -> middle(other, search).map(there -> PriceCheck.of(here, there)))
        .filter(check -> check != PriceCheck.CONSISTENT);
  }

  /** Between bid and ask; nothing when one is missing or they are far from each other. */
  private static Optional<Price> middle(Instrument instrument, DutchBookSearch search) {
    return search
        .depth(instrument.id())
        .filter(depth -> !depth.bids().isEmpty() && !depth.asks().isEmpty())
        .filter(depth -> depth.asks().price(0) - depth.bids().price(0) <= WIDEST)
        .map(SideCheck::middle);
  }

  private static Price middle(Depth depth) {
    return new Price((depth.bids().price(0) + depth.asks().price(0)) / 2);
  }
}
