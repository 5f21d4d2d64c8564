package io.dutchbook.engine.paper;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;

/**
 * The venue has settled an instrument.
 *
 * @param price what a contract pays
 * @param at when it was heard, epoch milliseconds
 */
public record PaperPayout(InstrumentId instrument, Price price, long at) {}
