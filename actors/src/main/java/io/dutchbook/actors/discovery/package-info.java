/** Finds games and their markets, opens their shards, and lets them go when they are settled. */
@NullMarked
package io.dutchbook.actors.discovery;

import org.jspecify.annotations.NullMarked;
