package io.dutchbook.node.telemetry;

import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.telemetry.VenueTelemetry;

/** Where the venues' clients are metered. */
public interface ClientMeters {
  /** Meters of a source's clients. */
  VenueTelemetry client(String source);

  /** Shows how a host is reached from now on. */
  void watch(Access access);
}
