package io.dutchbook.simulator.kalshi.api;

import java.util.Locale;

/** Kalshi's usage tiers with their budgets of tokens (24 September 2026). */
public enum RateTier {
  /** Every account at first. */
  BASIC(200, 3, 100, 1),
  /** Given to whoever asks for it. */
  ADVANCED(300, 3, 300, 3),
  /** By volume. */
  EXPERT(600, 1, 600, 3),
  /** By volume. */
  PREMIER(1_200, 1, 1_200, 3),
  /** By volume. */
  PARAGON(2_400, 1, 2_400, 3),
  /** By volume. */
  PRIME(4_800, 1, 4_800, 3),
  /** By volume. */
  PRESTIGE(12_000, 1, 9_600, 3);

  private final int read;
  private final int readSeconds;
  private final int write;
  private final int writeSeconds;

  RateTier(int read, int readSeconds, int write, int writeSeconds) {
    this.read = read;
    this.readSeconds = readSeconds;
    this.write = write;
    this.writeSeconds = writeSeconds;
  }

  /** Kalshi's word for it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tokens for reading that come in a second. */
  public int read() {
    return read;
  }

  /** The most tokens for reading that there can be. */
  public int readCapacity() {
    return read * readSeconds;
  }

  /** Tokens for orders that come in a second. */
  public int write() {
    return write;
  }

  /** The most tokens for orders that there can be. */
  public int writeCapacity() {
    return write * writeSeconds;
  }
}
