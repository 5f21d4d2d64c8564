package io.dutchbook.engine.paper;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;

/**
 * What paper orders have taken of one displayed level.
 *
 * @param instrument whose level
 * @param action what was done with it: bought from an offer, sold to a bid
 * @param price the level's
 * @param millionths contracts times one million
 */
public record TakenSize(InstrumentId instrument, Action action, Price price, long millionths) {}
