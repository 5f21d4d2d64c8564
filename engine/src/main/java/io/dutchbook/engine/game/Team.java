package io.dutchbook.engine.game;

/**
 * A club and what the three sources call it.
 *
 * @param league where it plays
 * @param code its code on the scoreboard: {@code GS}
 * @param name its full name: {@code Golden State Warriors}
 * @param kalshiCode the end of its Kalshi market tickers: {@code GSW}
 * @param kalshiName its Kalshi sub-title: {@code Golden State}
 * @param polymarketCode its part of a Polymarket slug: {@code gsw}
 * @param polymarketName its Polymarket outcome: {@code Warriors}
 */
public record Team(
    League league,
    String code,
    String name,
    String kalshiCode,
    String kalshiName,
    String polymarketCode,
    String polymarketName) {}
