/**
 * Plays a recorded Kalshi session through the engine's own codec, feed and shards, and tells what
 * they saw.
 *
 * <p>Time is the recording's: timers and ages follow {@code received_ms}, and everything runs one
 * step after the other, so a recording always gives the same answer. Nothing can be sent: there is
 * no order router and trading is off.
 */
@NullMarked
package io.dutchbook.cli.replay;

import org.jspecify.annotations.NullMarked;
