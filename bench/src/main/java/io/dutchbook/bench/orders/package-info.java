/** From a frame to both signed orders, the intent durable in between. Run by {@code Bench}. */
@NullMarked
package io.dutchbook.bench.orders;

import org.jspecify.annotations.NullMarked;
