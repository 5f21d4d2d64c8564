package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.Optional;

/** Where the caller seems to be, and whether orders are taken from there. */
public final class Region {
  private String country = "IE";
  private boolean blocked;

  /** Moves the caller. */
  public void move(String where, boolean isBlocked) {
    country = where;
    blocked = isBlocked;
  }

  /** {@code /api/geoblock}. */
  public Answer answer() {
    return Answer.json(
        200,
        Json.object()
            .put("blocked", blocked)
            .put("ip", "127.0.0.1")
            .put("country", country)
            .put("region", ""));
  }

  /** Reading and cancelling is open to everybody; orders are not. */
  Optional<Answer> refusal(Credentials member) {
    return blocked
        ? Optional.of(
            ClobErrors.error(400, "'" + member.address() + "' address in closed only mode"))
        : Optional.empty();
  }

  /** Whether orders are refused. */
  boolean isBlocked() {
    return blocked;
  }
}
