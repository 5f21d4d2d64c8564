/**
 * Polymarket's HTTP interfaces over its exchange: the CLOB at the root, Gamma under {@code /gamma}.
 * Shapes and texts follow the documentation and the official client 1.1.0 as of autumn 2026. Called
 * on the venue's thread only.
 */
@NullMarked
package io.dutchbook.simulator.polymarket.api;

import org.jspecify.annotations.NullMarked;
