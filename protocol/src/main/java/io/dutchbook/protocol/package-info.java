/**
 * What actors say to each other and what the journal remembers.
 *
 * <p>Messages here may cross the network, so they are serializable; messages that stay on a node
 * live with their actor. Nothing here decides anything.
 */
@NullMarked
package io.dutchbook.protocol;

import org.jspecify.annotations.NullMarked;
