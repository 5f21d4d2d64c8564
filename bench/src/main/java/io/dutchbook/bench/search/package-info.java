/** What one changed book costs the search for Dutch books. */
@NullMarked
package io.dutchbook.bench.search;

import org.jspecify.annotations.NullMarked;
