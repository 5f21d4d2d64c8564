package io.dutchbook.engine.matching;

import java.util.List;

/**
 * Two markets that may be about one game, for a person to decide. Never traded before that.
 *
 * @param kalshi one of them
 * @param polymarket the other
 * @param score how alike they are, below one
 * @param evidence in what, one line each
 */
public record Review(Advert kalshi, Advert polymarket, double score, List<String> evidence) {
  /** Copies the list. */
  public Review {
    evidence = List.copyOf(evidence);
  }

  /** Names the question, the same in every run. */
  public String id() {
    return kalshi.market() + "~" + polymarket.market();
  }
}
