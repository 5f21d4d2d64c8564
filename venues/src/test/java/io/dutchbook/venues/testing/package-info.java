/** What the tests of the venues share: recorded payloads, listeners that remember, stub servers. */
@NullMarked
package io.dutchbook.venues.testing;

import org.jspecify.annotations.NullMarked;
