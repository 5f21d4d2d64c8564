/** What the tests of this module share. */
@NullMarked
package io.dutchbook.simulator.testing;

import org.jspecify.annotations.NullMarked;
