/**
 * Holds the journal against what the venues say, again and again. {@link
 * io.dutchbook.engine.reconcile.Reconciliation} compares; the actor reads, remembers and acts.
 */
@NullMarked
package io.dutchbook.actors.reconcile;

import org.jspecify.annotations.NullMarked;
