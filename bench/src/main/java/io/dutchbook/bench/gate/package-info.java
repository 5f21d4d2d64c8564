/** What it costs a request to be let out: tariff, budgets, breaker. */
@NullMarked
package io.dutchbook.bench.gate;

import org.jspecify.annotations.NullMarked;
