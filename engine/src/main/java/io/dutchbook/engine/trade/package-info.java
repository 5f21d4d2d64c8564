/**
 * A trade as one unit of work with several legs: its orders, what became of them, and what to do
 * next.
 *
 * <p>{@link io.dutchbook.engine.trade.TradePlan} is a pure state machine. It never acts: it says
 * what has to be sent, looked up or admitted, and whoever owns it journals that first.
 */
@NullMarked
package io.dutchbook.engine.trade;

import org.jspecify.annotations.NullMarked;
