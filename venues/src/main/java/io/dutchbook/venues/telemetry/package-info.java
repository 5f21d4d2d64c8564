/**
 * What the clients of the venues count: messages nobody understood, answers by kind, listings left
 * out. A seam: metrics hang on it, tests read it, and nothing in it decides.
 *
 * <p>Called from any thread.
 */
@NullMarked
package io.dutchbook.venues.telemetry;

import org.jspecify.annotations.NullMarked;
