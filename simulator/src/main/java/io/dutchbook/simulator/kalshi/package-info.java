/**
 * Kalshi's exchange as a core without I/O: events and markets of games, one book a market in terms
 * of YES, accounts with one signed position a market, orders, fees, settlement.
 *
 * <p>Quantities are hundredths of a contract, prices ten-thousandths of a dollar, money
 * micro-dollars. Time comes in as an argument; what happens goes out to one {@link
 * io.dutchbook.simulator.kalshi.KalshiListener}. The whole package belongs to one thread. Not
 * modelled: subaccounts, cash per shard, the collateral that Kalshi returns on exclusive outcomes.
 */
@NullMarked
package io.dutchbook.simulator.kalshi;

import org.jspecify.annotations.NullMarked;
