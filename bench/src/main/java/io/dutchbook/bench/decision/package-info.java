/**
 * From the text of a venue's frame to the decision whether there is a Dutch book, on one thread.
 */
@NullMarked
package io.dutchbook.bench.decision;

import org.jspecify.annotations.NullMarked;
