/**
 * The one formatter of the house, run by the build before anything else compiles.
 *
 * <p>It runs in a JVM of its own, because the formatter needs a newer JDK than the one that may run
 * Maven.
 */
@NullMarked
package io.dutchbook.codestyle;

import org.jspecify.annotations.NullMarked;
