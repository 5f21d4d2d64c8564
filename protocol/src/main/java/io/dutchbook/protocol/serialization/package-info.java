/**
 * How messages and events are written down: amounts as decimal strings, ids as strings, sealed
 * fields with the name of their kind.
 */
@NullMarked
package io.dutchbook.protocol.serialization;

import org.jspecify.annotations.NullMarked;
