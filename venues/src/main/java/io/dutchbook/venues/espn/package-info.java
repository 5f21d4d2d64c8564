/**
 * ESPN's public scoreboard, as measured up to November 2026. It has no contract: every nested
 * object may be missing, and a game that cannot be read is skipped and counted while the others are
 * kept.
 */
@NullMarked
package io.dutchbook.venues.espn;

import org.jspecify.annotations.NullMarked;
