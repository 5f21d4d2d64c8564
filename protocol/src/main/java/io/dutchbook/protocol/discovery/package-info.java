/** What is said to discovery, and what it answers. */
@NullMarked
package io.dutchbook.protocol.discovery;

import org.jspecify.annotations.NullMarked;
