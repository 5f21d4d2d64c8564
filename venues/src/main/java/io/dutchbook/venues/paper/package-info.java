/**
 * A venue on paper: real displayed books, invented executions, real rules. It stands where the
 * venue's own order port would, so that everything above trades the same way as live.
 *
 * <p>What it has told survives: an outcome is durable before it is said. One actor a venue decides,
 * one step after the other; a second one on another node is fenced by the account's revision.
 */
@NullMarked
package io.dutchbook.venues.paper;

import org.jspecify.annotations.NullMarked;
