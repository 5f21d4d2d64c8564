/**
 * How Polymarket's exchange checks who sent what: wallet signatures over logins and orders (EIP-712
 * on secp256k1) and the HMAC of requests. Written for the serving side alone, apart from any
 * client. Stateless.
 */
@NullMarked
package io.dutchbook.simulator.polymarket.signing;

import org.jspecify.annotations.NullMarked;
