package io.dutchbook.bench.decode;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.venues.FeedSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the last book that a session published. A frame that goes wrong ends the measurement. */
final class LastBook implements FeedSession.Listener {
  private @Nullable Depth last;
  private long books;

  @Override
  public void onDepth(Depth depth) {
    last = depth;
    books++;
  }

  Depth last() {
    return Objects.requireNonNull(last, "no book yet");
  }

  long books() {
    return books;
  }

  @Override
  public void onMalformed(String type, String reason) {
    throw new IllegalStateException("frame " + type + " is malformed: " + reason);
  }

  @Override
  public void onGap(String detail) {
    throw new IllegalStateException("gap: " + detail);
  }
}
