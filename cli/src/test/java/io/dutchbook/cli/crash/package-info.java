/** Proofs that a crash test would notice. */
@NullMarked
package io.dutchbook.cli.crash;

import org.jspecify.annotations.NullMarked;
