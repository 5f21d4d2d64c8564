/** A replay against independent readings of the same frames. */
@NullMarked
package io.dutchbook.cli.replay;

import org.jspecify.annotations.NullMarked;
