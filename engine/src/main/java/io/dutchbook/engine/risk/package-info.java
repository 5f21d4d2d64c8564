/**
 * The rules that a trade must pass before anything is reserved for it, as plain functions over the
 * state of the risk desk. Every refusal names its rule, the value it saw, and the limit.
 */
@NullMarked
package io.dutchbook.engine.risk;

import org.jspecify.annotations.NullMarked;
