/** What is said to the order router of a venue, and what it answers. */
@NullMarked
package io.dutchbook.protocol.router;

import org.jspecify.annotations.NullMarked;
