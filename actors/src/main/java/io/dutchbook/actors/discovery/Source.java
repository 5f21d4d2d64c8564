package io.dutchbook.actors.discovery;

import io.dutchbook.protocol.discovery.DiscoveryView.SourceView;
import io.dutchbook.venues.http.Reason;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One source of games or markets: asked once at a time, and how it answered last. */
final class Source {
  private final String name;
  private final Logger log;
  private boolean asking;
  private long answeredAt;
  private int items;
  private String problem = "";

  Source(String name, Logger log) {
    this.name = name;
    this.log = log;
  }

  /** Marks it as being asked; false when it is already. */
  boolean begin() {
    boolean free = !asking;
    asking = true;
    return free;
  }

  /** Notes its answer, or why there was none. */
  void end(@Nullable Collection<?> answer, @Nullable Throwable failure, long now) {
    asking = false;
    if (answer != null) {
      answeredAt = now;
      items = answer.size();
      problem = "";
    } else {
      String why = Reason.of(failure);
      if (!why.equals(problem)) {
        log.warn("{} cannot be read: {}", name, why);
      }
      problem = why;
    }
  }

  /** Whether its last answer is older than allowed; one that never answered is. */
  boolean isOlderThan(long millis, long now) {
    return now - answeredAt > millis;
  }

  SourceView view() {
    return new SourceView(name, answeredAt, items, problem);
  }
}
