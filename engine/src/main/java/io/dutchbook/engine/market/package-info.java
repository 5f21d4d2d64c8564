/**
 * What can be traded: venues, instruments, what they pay in each outcome, and the rules their
 * orders must keep.
 *
 * <p>Nothing here knows of sports: an outcome is a position in a list of names.
 */
@NullMarked
package io.dutchbook.engine.market;

import org.jspecify.annotations.NullMarked;
