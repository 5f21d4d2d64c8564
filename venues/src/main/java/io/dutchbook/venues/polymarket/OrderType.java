package io.dutchbook.venues.polymarket;

/** How long an order lives. */
enum OrderType {
  /** Until filled or cancelled. */
  GTC,
  /** Until a moment; the venue removes it about a minute earlier (documented 2026). */
  GTD,
  /** Filled whole at once, or not at all. */
  FOK,
  /** Filled at once as far as possible, the rest cancelled. */
  FAK
}
