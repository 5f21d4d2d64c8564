/**
 * Time that passes only when somebody moves it: recorded time in a replay, virtual time in a test.
 * Whoever moves it owns the thread.
 */
@NullMarked
package io.dutchbook.actors.time;

import org.jspecify.annotations.NullMarked;
