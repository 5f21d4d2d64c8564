package io.dutchbook.protocol.desk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.risk.RiskRule;

/**
 * A rule that said no, as people see it. The same rule about the same subject is one refusal that
 * happened again.
 *
 * @param at when it said so last, epoch milliseconds
 * @param game about a trade on which game
 * @param rule which rule
 * @param subject what it looked at: a market, a venue, a team
 * @param value what it saw last
 * @param limit what it allows
 * @param count how often in a row
 */
public record RefusalView(
    long at, GameId game, RiskRule rule, String subject, String value, String limit, long count) {}
