package io.dutchbook.engine.trade;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * What a trade wants of one instrument.
 *
 * @param instrument what to hold in the end
 * @param weight contracts of it in one unit of the trade
 * @param target contracts wanted
 * @param limit the price that the decision was based on
 */
public record PlanLeg(Instrument instrument, long weight, Quantity target, Price limit) {}
