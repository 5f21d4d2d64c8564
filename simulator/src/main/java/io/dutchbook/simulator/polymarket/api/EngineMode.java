package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.Optional;

/**
 * What the matching engine takes at the moment: everything, cancels only, nothing, or after a
 * restart for two minutes only orders that rest (documentation of 2026).
 */
public final class EngineMode {
  private boolean cancelOnly;
  private long restartingUntil;
  private long postOnlyUntil;
  private long cancelOnlyUntil;
  private long disabledUntil;

  /** Stops or resumes new orders; cancels go on. */
  public void trade(boolean allowed) {
    cancelOnly = !allowed;
  }

  /** Restarts the engine: nothing until one time, then only orders that rest until another. */
  public void restart(long until, long thenPostOnlyUntil) {
    restartingUntil = until;
    postOnlyUntil = thenPostOnlyUntil;
  }

  /** Takes only cancels until a time. */
  public void cancelOnly(long until) {
    cancelOnlyUntil = until;
  }

  /** Takes nothing until a time. */
  public void disable(long until) {
    disabledUntil = until;
  }

  /** Ends every mode but a stop that was asked for. */
  public void clear() {
    restart(0, 0);
    cancelOnly(0);
    disable(0);
  }

  /** Whether the engine is down, and matches nothing. */
  public boolean isRestarting(long now) {
    return now < restartingUntil;
  }

  /** Why orders are not taken now; nothing when they are. */
  Optional<Answer> orderRefusal(boolean postOnly, long now) {
    return cancelRefusal(now)
        .or(() -> {
          if (cancelOnly || now < cancelOnlyUntil) {
            return Optional.of(
                ClobErrors.error(
                    503,
                    "Trading is currently cancel-only. New orders are not accepted, but cancels"
                        + " are allowed."));
          }
          return now < postOnlyUntil && !postOnly
              ? Optional.of(postOnlyMode(postOnlyUntil - now))
              : Optional.empty();
        });
  }

  private static Answer postOnlyMode(long millis) {
    return ClobErrors.later(
        503,
        Json.object()
            .put("error", "post-only mode: only post-only orders and cancels are allowed")
            .put("code", "post_only_mode")
            .put("retry_after_seconds", Math.ceilDiv(millis, 1_000L)),
        millis);
  }

  /** Why cancels are not taken now; nothing when they are. */
  Optional<Answer> cancelRefusal(long now) {
    if (isRestarting(now)) {
      return Optional.of(
          ClobErrors.later(425, "matching engine restarting", restartingUntil - now));
    }
    return now < disabledUntil
        ? Optional.of(
            ClobErrors.error(
                503, "Trading is currently disabled. Check polymarket.com for updates"))
        : Optional.empty();
  }
}
