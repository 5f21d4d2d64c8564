/** What is said to the risk desk, and what it answers. */
@NullMarked
package io.dutchbook.protocol.desk;

import org.jspecify.annotations.NullMarked;
