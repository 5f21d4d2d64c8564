package io.dutchbook.simulator.makers;

import io.dutchbook.engine.market.Payoff;

/**
 * A market that a desk quotes.
 *
 * @param name the venue's name of it
 * @param claim what its book trades pays in each outcome
 */
public record QuotedMarket(String name, Payoff claim) {}
