package io.dutchbook.venues;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import java.util.Collection;
import java.util.List;

/**
 * The venue's side of one connection: which books are subscribed, their levels, their sequence.
 * Pure of I/O: frames go in, books and commands come out. Belongs to one thread.
 */
public interface FeedSession {
  /**
   * States which instruments are wanted from now on.
   *
   * @return commands to send, none when nothing changes
   */
  List<String> want(Collection<InstrumentId> instruments);

  /**
   * Takes in a frame. Never throws: what cannot be understood is counted and changes no book.
   *
   * @param receivedAt epoch milliseconds
   * @param frameNanos monotonic, passed on into the books
   * @return commands to send in answer, usually none
   */
  List<String> onFrame(String text, long receivedAt, long frameNanos, Listener listener);

  /**
   * Lets time pass: pings, probes, requests for snapshots.
   *
   * @param now epoch milliseconds
   * @return commands to send
   */
  List<String> onTick(long now);

  /** Whether nothing was heard for so long that the connection must be given up. */
  boolean isSilent(long now);

  /** Takes trust from every book, because the connection is gone. */
  void onDisconnect(Listener listener);

  /** Hears what a frame meant. */
  interface Listener {
    /** A book changed, in its levels or in how far it can be trusted. */
    void onDepth(Depth depth);

    /**
     * A frame was not understood and changed nothing.
     *
     * @param type the message's type, or {@code unreadable}
     * @param reason what was wrong with it
     */
    void onMalformed(String type, String reason);

    /**
     * The venue's sequence had a hole, or a level went below zero.
     *
     * @param detail which, for the log
     */
    void onGap(String detail);
  }
}
