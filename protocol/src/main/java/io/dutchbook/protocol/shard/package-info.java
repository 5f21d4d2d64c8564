/** What is said to the shard of a game, and what it answers. */
@NullMarked
package io.dutchbook.protocol.shard;

import org.jspecify.annotations.NullMarked;
