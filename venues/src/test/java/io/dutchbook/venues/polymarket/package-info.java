/** Tests of the Polymarket clients. */
@NullMarked
package io.dutchbook.venues.polymarket;

import org.jspecify.annotations.NullMarked;
