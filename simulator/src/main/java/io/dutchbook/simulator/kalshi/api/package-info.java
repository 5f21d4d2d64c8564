/**
 * Kalshi's REST interface over its exchange: field names, number formats, presence of keys and
 * error bodies as recorded or specified (OpenAPI 3.32.0 of October 2026, recordings of June to
 * August 2026). Stateless but for the exchange; called on the venue's thread only.
 */
@NullMarked
package io.dutchbook.simulator.kalshi.api;

import org.jspecify.annotations.NullMarked;
