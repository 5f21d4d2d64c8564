package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.Side;

/**
 * Contracts that changed hands.
 *
 * @param id its name
 * @param market where
 * @param price of YES, ten-thousandths of a dollar
 * @param count hundredths of a contract
 * @param takerSide bid when the taker bought YES
 * @param at epoch milliseconds
 */
public record KalshiTrade(
    String id, KalshiMarket market, int price, long count, Side takerSide, long at) {}
