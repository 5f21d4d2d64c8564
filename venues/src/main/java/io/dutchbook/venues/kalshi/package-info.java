/**
 * Kalshi: signed REST and WebSocket of its trade API v2, as documented and recorded up to 2026-10.
 *
 * <p>A market has one book in YES terms; its NO side is the mirror. Wire forms, signing and the
 * sessions of a connection are plain values. {@code KalshiOrders}, {@code KalshiMarketData} and
 * {@code KalshiCatalogue} do the engine's talking; {@code KalshiClient} has the rest of REST a part
 * at a time, {@code KalshiNewsFeed} the channels beside the books.
 */
@NullMarked
package io.dutchbook.venues.kalshi;

import org.jspecify.annotations.NullMarked;
