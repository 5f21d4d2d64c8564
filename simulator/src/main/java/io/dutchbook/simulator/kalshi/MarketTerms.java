package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.market.Payoff;

/**
 * One claim about a game.
 *
 * @param ticker its name: {@code KXNBAGAME-26NOV22UTAGSW-GSW}
 * @param id the UUID that WebSocket frames carry next to the ticker
 * @param strikeId the UUID of the team that it names
 * @param name who is said to win, or Tie
 * @param title the question
 * @param rules when it resolves to yes
 * @param yes what a YES contract pays in each outcome of the game
 */
public record MarketTerms(
    String ticker,
    String id,
    String strikeId,
    String name,
    String title,
    String rules,
    Payoff yes) {}
