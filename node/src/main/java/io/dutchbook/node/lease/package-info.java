/**
 * Keeps the lease of the accounts while the order routers live on this node. One thread of its own
 * renews; anybody may ask what may leave.
 */
@NullMarked
package io.dutchbook.node.lease;

import org.jspecify.annotations.NullMarked;
