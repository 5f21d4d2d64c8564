package io.dutchbook.engine.matching;

/** What became of a market: its clubs are known for certain, or they are not. */
public sealed interface Reading {
  /** They are. */
  record Known(Posting posting) implements Reading {}

  /**
   * They are not.
   *
   * @param advert the market
   * @param reason in a line
   */
  record Unclear(Advert advert, String reason) implements Reading {}
}
