package io.dutchbook.engine.book;

/** Whether a book may be believed. */
public enum BookState {
  /** A snapshot arrived and every change since is accounted for. */
  LIVE,
  /** No snapshot yet, or the connection that carried it is gone or silent. */
  STALE,
  /** The venue's sequence has a hole; a new snapshot is on its way. */
  GAPPED
}
