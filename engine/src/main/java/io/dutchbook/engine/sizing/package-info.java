/**
 * How much to stake: Kelly's criterion on prices that include fees, in fractions and under caps.
 */
@NullMarked
package io.dutchbook.engine.sizing;

import org.jspecify.annotations.NullMarked;
