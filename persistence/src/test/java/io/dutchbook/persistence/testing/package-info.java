/**
 * A PostgreSQL for tests, also of other modules: one server a JVM, a database of its own for each
 * that asks.
 */
@NullMarked
package io.dutchbook.persistence.testing;

import org.jspecify.annotations.NullMarked;
