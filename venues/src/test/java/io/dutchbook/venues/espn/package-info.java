/** Tests of the scoreboard client. */
@NullMarked
package io.dutchbook.venues.espn;

import org.jspecify.annotations.NullMarked;
