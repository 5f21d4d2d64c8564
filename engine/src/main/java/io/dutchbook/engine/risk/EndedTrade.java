package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.TradeId;

/**
 * How the latest trade of a game came out.
 *
 * @param trade which
 * @param earned the least that it has earned whatever happens, after fees; what nothing covers
 *     counts as lost
 * @param endedAt when, epoch milliseconds
 */
public record EndedTrade(TradeId trade, Money earned, long endedAt) {}
