/** What one evaluation of a win-probability model costs, and that it allocates nothing. */
@NullMarked
package io.dutchbook.bench.probability;

import org.jspecify.annotations.NullMarked;
