package io.dutchbook.simulator.polymarket;

import java.util.OptionalInt;

/** What is out of the ordinary in how orders are treated. Clear at the start. */
public final class Weather {
  private long extraDelay;
  private int curtailed;
  private int percent;
  private long haltedUntil;

  Weather() {}

  /** Holds every order that takes, in every market, for at least so long; zero for no more. */
  public void delay(long millis) {
    extraDelay = millis;
  }

  /**
   * Lets coming FAK orders trade only a part of what they ask for.
   *
   * @param count how many orders
   * @param part a percentage
   */
  public void curtail(int count, int part) {
    curtailed = count;
    percent = part;
  }

  /** Matches nothing until a time: the engine restarts. */
  public void halt(long until) {
    haltedUntil = until;
  }

  /** Nothing is out of the ordinary any more. */
  public void clear() {
    delay(0);
    curtail(0, 0);
    halt(0);
  }

  /** Whether nothing is matched now. */
  public boolean isHalted(long now) {
    return now < haltedUntil;
  }

  long delay(PolymarketMarket market) {
    return Math.max(extraDelay, market.takerDelayMillis());
  }

  /** The part of the next FAK order that trades; nothing when all of it may. */
  OptionalInt curtail() {
    if (curtailed == 0) {
      return OptionalInt.empty();
    }
    curtailed--;
    return OptionalInt.of(percent);
  }
}
