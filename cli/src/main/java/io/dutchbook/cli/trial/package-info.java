/** The command that runs trials: the whole engine by seed, in virtual time. */
@NullMarked
package io.dutchbook.cli.trial;

import org.jspecify.annotations.NullMarked;
