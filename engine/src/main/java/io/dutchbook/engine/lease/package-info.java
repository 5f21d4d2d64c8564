/**
 * Who may trade on an account, when several engines could: one at a time, numbered by epoch.
 *
 * <p>{@link io.dutchbook.engine.lease.Lease} is what the database keeps, by its own clock; {@link
 * io.dutchbook.engine.lease.Tenure} is what the holder knows of it, by a monotonic clock, and
 * always a little less than what the database grants.
 */
@NullMarked
package io.dutchbook.engine.lease;

import org.jspecify.annotations.NullMarked;
