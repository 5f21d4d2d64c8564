/** Commands to a running node, over its admin API: the kill switch and the pause. */
@NullMarked
package io.dutchbook.cli.control;

import org.jspecify.annotations.NullMarked;
