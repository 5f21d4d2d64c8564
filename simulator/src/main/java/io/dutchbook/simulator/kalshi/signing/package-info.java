/**
 * How Kalshi checks who sent a request: a signature over time, method and path with a registered
 * RSA or Ed25519 key. Written for the serving side alone, apart from any client. Stateless.
 */
@NullMarked
package io.dutchbook.simulator.kalshi.signing;

import org.jspecify.annotations.NullMarked;
