/**
 * Rate budgets as venues keep them: token buckets that refill continuously.
 *
 * <p>A bucket belongs to one thread; time comes in with every call.
 */
@NullMarked
package io.dutchbook.engine.rate;

import org.jspecify.annotations.NullMarked;
