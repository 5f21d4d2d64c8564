/**
 * HTTP and WebSocket as every venue client uses them: one connection pool a purpose, a time limit
 * and a size limit on every answer, and requests that leave once or never.
 *
 * <p>Callbacks run on threads of the actor system; nothing here blocks.
 */
@NullMarked
package io.dutchbook.venues.http;

import org.jspecify.annotations.NullMarked;
