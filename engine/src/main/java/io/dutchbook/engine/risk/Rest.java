package io.dutchbook.engine.risk;

import io.dutchbook.engine.trade.TradeId;

/**
 * A pause that a game takes after a trade.
 *
 * @param trade after which
 * @param won whether that trade earned something
 * @param until when it is over, epoch milliseconds
 */
public record Rest(TradeId trade, boolean won, long until) {}
