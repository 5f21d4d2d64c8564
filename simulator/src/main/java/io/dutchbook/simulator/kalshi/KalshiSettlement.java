package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;

/**
 * What became of a position when its market was settled.
 *
 * @param market which
 * @param value what YES paid
 * @param net hundredths of a contract that were held, YES above zero
 * @param cost what they had cost, micro-dollars
 * @param payment what they paid, micro-dollars
 * @param fees what trading them had cost, micro-dollars
 * @param at epoch milliseconds
 */
public record KalshiSettlement(
    KalshiMarket market, Price value, long net, long cost, long payment, long fees, long at) {}
