/** Checks of docker/ that need no container engine. */
@NullMarked
package io.dutchbook.bench.docker;

import org.jspecify.annotations.NullMarked;
