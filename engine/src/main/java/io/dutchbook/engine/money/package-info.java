/**
 * Price, quantity and money as whole numbers.
 *
 * <p>A price is in ten-thousandths of a dollar, a quantity in hundredths of a contract, so a price
 * times a quantity is exactly a number of micro-dollars. Everything overflows loudly.
 */
@NullMarked
package io.dutchbook.engine.money;

import org.jspecify.annotations.NullMarked;
