/**
 * Compares what a venue says an account has with what the journal says. A difference counts only
 * once it has stood still for two readings, and never where something is still under way.
 */
@NullMarked
package io.dutchbook.engine.reconcile;

import org.jspecify.annotations.NullMarked;
