/**
 * The machine that the engine of a trial runs on: its wires to the venues, its clock, its homes for
 * actors, and its power switch.
 */
@NullMarked
package io.dutchbook.trial.machine;

import org.jspecify.annotations.NullMarked;
