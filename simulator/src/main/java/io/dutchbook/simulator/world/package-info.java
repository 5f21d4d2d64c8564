/**
 * The actor that lets games be played and tells both venues what happens, in one place so that both
 * hear of the same day.
 */
@NullMarked
package io.dutchbook.simulator.world;

import org.jspecify.annotations.NullMarked;
