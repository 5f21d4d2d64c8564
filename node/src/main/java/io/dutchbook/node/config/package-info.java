/**
 * The operator's configuration, read once at the start and checked whole: every wrong setting is
 * named with its value and what was allowed, not only the first.
 */
@NullMarked
package io.dutchbook.node.config;

import org.jspecify.annotations.NullMarked;
