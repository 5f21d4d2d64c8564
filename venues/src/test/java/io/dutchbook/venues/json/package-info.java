/** Tests of strict reading. */
@NullMarked
package io.dutchbook.venues.json;

import org.jspecify.annotations.NullMarked;
