package io.dutchbook.simulator.server;

/**
 * Somebody traded with one of the house's quotes.
 *
 * @param market the venue's name of the market
 * @param bid whether the quote was a bid
 * @param price ten-thousandths of a dollar
 * @param hundredths of a contract
 * @param at epoch milliseconds
 */
public record HouseTrade(String market, boolean bid, int price, long hundredths, long at) {}
