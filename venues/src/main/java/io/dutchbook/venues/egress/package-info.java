/**
 * The way out to a venue: straight, or through a list of proxies of which the first that works is
 * taken, for REST and WebSocket alike.
 *
 * <p>A proxy is asked for a tunnel by the venue's name, which it resolves itself, and sees nothing
 * of what goes through: TLS runs between the venue and us. Stages run on threads of the actor
 * system; health is plain state behind a short lock.
 */
@NullMarked
package io.dutchbook.venues.egress;

import org.jspecify.annotations.NullMarked;
