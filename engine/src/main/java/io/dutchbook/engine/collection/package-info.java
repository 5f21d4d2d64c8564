/**
 * Copies that cannot be changed and keep their order.
 *
 * <p>Java draws the order of {@code Map.copyOf} and {@code Set.copyOf} when a process starts. What
 * is decided, said or sent in such an order differs from one process to the next, and a run could
 * not be repeated.
 */
@NullMarked
package io.dutchbook.engine.collection;

import org.jspecify.annotations.NullMarked;
