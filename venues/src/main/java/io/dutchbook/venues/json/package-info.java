/**
 * Strict reading of the venues' JSON: a field that is missing or has another type than documented
 * is an error with the message's type, never a zero; fields nobody asked for are ignored.
 */
@NullMarked
package io.dutchbook.venues.json;

import org.jspecify.annotations.NullMarked;
