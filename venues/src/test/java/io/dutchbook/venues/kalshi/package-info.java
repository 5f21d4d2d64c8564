/** Tests of the Kalshi clients. */
@NullMarked
package io.dutchbook.venues.kalshi;

import org.jspecify.annotations.NullMarked;
