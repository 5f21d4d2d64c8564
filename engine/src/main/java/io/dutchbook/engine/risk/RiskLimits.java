package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Money;

/**
 * How much may be at risk.
 *
 * @param maxPosition the most that one venue market may cost, open orders included
 * @param maxGame the most that all markets of a game may cost
 * @param maxTeam the most that all games of one team may cost
 * @param maxLeague the most that all games of a league may cost
 * @param maxVenue the most that may lie at one venue
 * @param maxAccount the most that may lie anywhere
 * @param maxDailyLoss what may be lost in a day, realized and at the marks, with fees, before no
 *     new risk is taken
 * @param maxOpenTrades how many trades may be unfinished at once
 */
public record RiskLimits(
    Money maxPosition,
    Money maxGame,
    Money maxTeam,
    Money maxLeague,
    Money maxVenue,
    Money maxAccount,
    Money maxDailyLoss,
    int maxOpenTrades) {}
