/**
 * What both venues' servers share: requests and answers as values, sockets with bounded queues, the
 * actor that owns a venue, faults. A {@link io.dutchbook.simulator.server.Venue} is pure of I/O;
 * its actor is the only thread that touches it, and a socket that does not keep up is closed
 * instead of being waited for.
 */
@NullMarked
package io.dutchbook.simulator.server;

import org.jspecify.annotations.NullMarked;
