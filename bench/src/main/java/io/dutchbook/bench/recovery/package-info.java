/** What it takes to bring a position book with a long history back. Run by {@code Bench}. */
@NullMarked
package io.dutchbook.bench.recovery;

import org.jspecify.annotations.NullMarked;
