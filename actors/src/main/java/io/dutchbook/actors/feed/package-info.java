/**
 * What comes in from outside on every node: order books and scores, for the games of that node
 * only.
 */
@NullMarked
package io.dutchbook.actors.feed;

import org.jspecify.annotations.NullMarked;
