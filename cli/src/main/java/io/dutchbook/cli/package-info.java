/**
 * What the launcher runs: the engine, the venues, both together, or a recorded session. Nothing but
 * the demo sees both engine and simulator, and it only hands addresses from one to the other.
 */
@NullMarked
package io.dutchbook.cli;

import org.jspecify.annotations.NullMarked;
