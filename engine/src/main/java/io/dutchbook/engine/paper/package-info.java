/**
 * A venue on paper, as plain functions: an order meets the book that the real venue displays, and
 * an account pays.
 *
 * <p>Law: nobody is filled with more than was displayed, no displayed size is used twice, and cash
 * + cost of positions + fees − realized is what was paid in, to the micro-dollar.
 */
@NullMarked
package io.dutchbook.engine.paper;

import org.jspecify.annotations.NullMarked;
