package io.dutchbook.simulator.kalshi;

/**
 * One account's side of a trade.
 *
 * @param trade the trade, which also names the fill
 * @param order the account's order
 * @param taker whether the order came in and took
 * @param fee in micro-dollars
 * @param positionAfter what the account then held, hundredths of a contract, signed
 */
public record KalshiFill(
    KalshiTrade trade, KalshiOrder order, boolean taker, long fee, long positionAfter) {}
