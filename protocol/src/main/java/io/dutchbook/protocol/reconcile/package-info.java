/** What is said to the reconciler, and what it shows. */
@NullMarked
package io.dutchbook.protocol.reconcile;

import org.jspecify.annotations.NullMarked;
