package io.dutchbook.simulator.polymarket.api;

/** How much a signer may send, by volume of thirty days (table of August 2026). */
public enum Tier {
  /** Everybody. */
  STANDARD(40, 60, 80, 120, true),
  /** From 30 thousand dollars. */
  COPPER(60, 90, 120, 180, true),
  /** From 50 thousand dollars. */
  BRONZE(80, 120, 160, 240, true),
  /** From 100 thousand dollars. */
  SILVER(200, 300, 400, 600, true),
  /** From 500 thousand dollars. */
  GOLD(400, 600, 800, 1_200, true),
  /** From 2.5 million dollars. */
  PLATINUM(450, 675, 900, 1_350, false),
  /** From 5 million dollars. */
  DIAMOND(525, 787, 1_050, 1_575, false),
  /** From 10 million dollars. */
  ELITE(600, 900, 1_200, 1_800, false);

  final long orders;
  final long orderBurst;
  final long cancels;
  final long cancelBurst;
  final boolean mayOwe;

  Tier(long orders, long orderBurst, long cancels, long cancelBurst, boolean mayOwe) {
    this.orders = orders;
    this.orderBurst = orderBurst;
    this.cancels = cancels;
    this.cancelBurst = cancelBurst;
    this.mayOwe = mayOwe;
  }
}
