/**
 * Market makers: on each venue one desk that quotes every game around its own view of it. The view
 * is the truth of some seconds ago plus an opinion that wanders and returns plus what its inventory
 * tells it. Two venues' desks lag and err differently, and that is where Dutch books come from.
 *
 * <p>Pure: time comes in as an argument, randomness from a seed on a fixed grid of steps, so that
 * it does not matter how often a desk is asked. A desk belongs to one thread.
 */
@NullMarked
package io.dutchbook.simulator.makers;

import org.jspecify.annotations.NullMarked;
