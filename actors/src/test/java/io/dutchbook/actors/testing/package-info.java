/** A whole engine in one thread and in virtual time, for the tests of the actors. */
@NullMarked
package io.dutchbook.actors.testing;

import org.jspecify.annotations.NullMarked;
