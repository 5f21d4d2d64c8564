package io.dutchbook.engine.risk;

import io.dutchbook.engine.market.Payoff;

/**
 * Contracts of one instrument and what they can bring.
 *
 * @param millionths contracts held, times one million
 * @param payoff what a contract pays in each outcome
 * @param bid what a contract would bring now, in ten-thousandths of a dollar; 0 when nobody bids or
 *     the book is not to be trusted
 */
public record Holding(long millionths, Payoff payoff, int bid) {}
