package io.dutchbook.persistence.read;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.position.Position;

/**
 * A position and its game.
 *
 * @param game whose
 * @param position what is held, what it cost and what it earned
 * @param changedAt when it last changed, epoch milliseconds
 */
public record HeldPosition(GameId game, Position position, long changedAt) {}
