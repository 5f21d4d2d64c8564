/**
 * The simulator's own address: what is going on, what the venues hold for the trading account,
 * whether money is conserved, and faults to order. No venue has such a thing; an engine never asks
 * it.
 */
@NullMarked
package io.dutchbook.simulator.control;

import org.jspecify.annotations.NullMarked;
