package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.kalshi.KalshiAccount;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What reading an account shows: the account itself, or how it was a while ago. On Kalshi a
 * cancelled order was still shown as resting 360 ms after the cancel was confirmed (recorded June
 * 2026).
 */
public final class ReadReplica {
  private final Deque<Copy> copies = new ArrayDeque<>();
  private long lagMillis;

  /** Shows accounts as they were so long ago from now on; zero shows them as they are. */
  public void lag(long millis) {
    lagMillis = millis;
    copies.clear();
  }

  /** Takes down how an account is, when that will be shown later. */
  public void record(KalshiAccount account, long now) {
    if (lagMillis > 0) {
      copies.add(new Copy(account.copy(), now));
      while (copies.size() > 1 && second().at <= now - lagMillis) {
        copies.removeFirst();
      }
    }
  }

  private Copy second() {
    var all = copies.iterator();
    all.next();
    return all.next();
  }

  /** What is shown of an account. */
  KalshiAccount of(KalshiAccount account, long now) {
    Copy shown = null;
    for (Copy copy : copies) {
      boolean old = copy.at <= now - lagMillis;
      if (copy.account.userId().equals(account.userId()) && (old || shown == null)) {
        shown = copy;
      }
    }
    return shown == null ? account : shown.account;
  }

  /** Since when nothing newer is shown. */
  long asOf(long now) {
    return now - lagMillis;
  }

  private record Copy(KalshiAccount account, long at) {}
}
