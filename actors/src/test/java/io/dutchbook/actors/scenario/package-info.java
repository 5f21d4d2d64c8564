/**
 * Scenarios: readable files in {@code resources/scenarios}, each played through the real actors in
 * virtual time and compared, line by line, with what the file expects. A test's thread owns
 * everything; nothing outside the actor system is real.
 */
@NullMarked
package io.dutchbook.actors.scenario;

import org.jspecify.annotations.NullMarked;
