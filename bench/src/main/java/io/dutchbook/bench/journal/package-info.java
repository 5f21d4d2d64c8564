/** What it costs to write down what happened: events to bytes, and bytes to a durable commit. */
@NullMarked
package io.dutchbook.bench.journal;

import org.jspecify.annotations.NullMarked;
