package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.money.Money;

/**
 * What the contracts of a game would bring, as its shard sees it: the whole of it, never a
 * difference.
 *
 * @param game whose
 * @param cost what those contracts cost; says which position the mark is of
 * @param worth what they would bring at least, see {@link Worth}
 */
public record GameMark(GameId game, Money cost, Money worth) {}
