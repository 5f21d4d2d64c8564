/** Measures what this module costs, on the machine at hand. Programs, not tests. */
@NullMarked
package io.dutchbook.persistence.measurement;

import org.jspecify.annotations.NullMarked;
