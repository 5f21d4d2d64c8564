package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.signing.RequestSignature;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets in who signed with a registered key within the clock window. The window lies between 5 and
 * 30 seconds (measured on the demo exchange in June 2026); 10 seconds are taken here.
 */
public final class KalshiGate {
  private static final long WINDOW_MILLIS = 10_000;

  private final Map<String, Member> members = new LinkedHashMap<>();

  /** Registers a key. */
  public void register(String keyId, PublicKey key, KalshiAccount account) {
    members.put(keyId, new Member(key, account));
  }

  /** Checks the three headers of a request. */
  public Entry check(Call call, long now) {
    String keyId = call.header("KALSHI-ACCESS-KEY").orElse("");
    String timestamp = call.header("KALSHI-ACCESS-TIMESTAMP").orElse("");
    String signature = call.header("KALSHI-ACCESS-SIGNATURE").orElse("");
    if (signature.isEmpty()) {
      return new Denied(KalshiErrors.error(401, "signature_is_missing_from_headers"));
    }
    Member member = members.get(keyId);
    if (member == null) {
      return new Denied(KalshiErrors.unauthenticated("NOT_FOUND"));
    }
    if (!isTimely(timestamp, now)) {
      return new Denied(KalshiErrors.error(401, "header_timestamp_expired"));
    }
    return RequestSignature.fits(member.key, timestamp, call.method(), call.path(), signature)
        ? new Let(member.account)
        : new Denied(KalshiErrors.unauthenticated("INCORRECT_API_KEY_SIGNATURE"));
  }

  private static boolean isTimely(String timestamp, long now) {
    try {
      return Math.abs(Long.parseLong(timestamp) - now) <= WINDOW_MILLIS;
    } catch (NumberFormatException malformed) {
      return false;
    }
  }

  /** What the gate says. */
  public sealed interface Entry {}

  /** Come in. */
  public record Let(KalshiAccount account) implements Entry {}

  /** Stay out. */
  public record Denied(Answer answer) implements Entry {}

  private record Member(PublicKey key, KalshiAccount account) {}
}
