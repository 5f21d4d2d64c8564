/**
 * The menu of faults: what can go wrong between a client and a venue, by the names that scenarios
 * and the control address use, with settings that are checked before anything breaks. Plain values;
 * the servers do the harm.
 */
@NullMarked
package io.dutchbook.simulator.faults;

import org.jspecify.annotations.NullMarked;
