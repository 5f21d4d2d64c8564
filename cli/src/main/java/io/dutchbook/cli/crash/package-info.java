/**
 * The engine as a real process that is killed again and again under load, and held against the
 * simulated venues' own books every time it is back. One thread does everything in turn.
 */
@NullMarked
package io.dutchbook.cli.crash;

import org.jspecify.annotations.NullMarked;
