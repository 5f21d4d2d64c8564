package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.FeedSettings;

/**
 * One of the sockets that carry a feed: the venue sends first books for 500 tokens of a connection
 * at most (third-party report, 2026), so further tokens go over further ones.
 *
 * <p>A socket that answers pings may still have stopped sending books. Whoever was quiet for long
 * although books had come is asked for a book it certainly has; no data in answer means that it is
 * dead. So is one that never sent any book at all.
 */
final class FeedLane {
  private static final long NEVER = Long.MIN_VALUE;

  /** How many resync pauses a book that was asked for may take before the socket counts as dead. */
  private static final int ANSWER_PAUSES = 2;

  /** How many silences a socket may stay without any book after tokens were added. */
  private static final int FIRST_BOOK_SILENCES = 4;

  private final int index;
  private final FeedSettings settings;
  private int tokens;
  private boolean opened;
  private long expectedSince = NEVER;
  private long heardAt = NEVER;
  private long dataAt = NEVER;
  private long pingedAt = NEVER;
  private long probedAt = NEVER;

  FeedLane(int index, FeedSettings settings) {
    this.index = index;
    this.settings = settings;
  }

  int index() {
    return index;
  }

  int tokens() {
    return tokens;
  }

  void add(int more) {
    tokens += more;
  }

  boolean isOpened() {
    return opened;
  }

  /** The first subscription has been said. */
  void open(long now) {
    opened = true;
    heardAt = Math.max(heardAt, now);
  }

  /** Tokens were added, whose first books must come. */
  void expectsBooks(long now) {
    expectedSince = now;
  }

  /** Something came, if only the answer to a ping. */
  void heard(long now) {
    heardAt = now;
  }

  /** Something came that only a socket which sends books sends. */
  void data(long now) {
    dataAt = now;
  }

  /** Lets time pass, for what happened before anybody knew the time. */
  void tick(long now) {
    heardAt = heardAt == NEVER ? now : heardAt;
    expectedSince = opened && expectedSince == NEVER ? now : expectedSince;
  }

  /** Whether it is time for a ping, which counts as sent. */
  boolean pings(long now) {
    boolean due = opened && (pingedAt == NEVER || now - pingedAt >= settings.probe().toMillis());
    pingedAt = due ? now : pingedAt;
    return due;
  }

  /** Whether books came once and then nothing for long, so that it must prove itself. */
  boolean isQuiet(long now) {
    return dataAt != NEVER && now - Math.max(dataAt, probedAt) > settings.silence().toMillis();
  }

  /** A book was asked for that the venue certainly has. */
  void probed(long now) {
    probedAt = now;
  }

  /** Whether it must be given up. */
  boolean isDead(long now) {
    return isSilent(now) || isProbeUnanswered(now) || isWithoutBooks(now);
  }

  private boolean isSilent(long now) {
    boolean used = opened || index == 0;
    return used && heardAt != NEVER && now - heardAt > settings.silence().toMillis();
  }

  private boolean isProbeUnanswered(long now) {
    return probedAt != NEVER
        && dataAt < probedAt
        && now - probedAt > ANSWER_PAUSES * settings.resync().toMillis();
  }

  private boolean isWithoutBooks(long now) {
    return expectedSince != NEVER
        && dataAt == NEVER
        && tokens > 0
        && now - expectedSince > FIRST_BOOK_SILENCES * settings.silence().toMillis();
  }
}
