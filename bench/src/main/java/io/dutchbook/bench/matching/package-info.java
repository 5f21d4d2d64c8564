/** How long it takes to find what two catalogues have in common. */
@NullMarked
package io.dutchbook.bench.matching;

import org.jspecify.annotations.NullMarked;
