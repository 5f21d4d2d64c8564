/**
 * What is held, what it cost, and what it earned: exact to the micro-dollar, changed only by fills
 * and settlements.
 */
@NullMarked
package io.dutchbook.engine.position;

import org.jspecify.annotations.NullMarked;
