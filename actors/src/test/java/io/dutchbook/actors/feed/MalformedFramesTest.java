package io.dutchbook.actors.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;

class MalformedFramesTest {
  private static final long MINUTE = 60_000;

  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final MalformedFrames frames = new MalformedFrames(logger(), "kalshi");

  private Logger logger() {
    Logger logger = new LoggerContext().getLogger("frames");
    said.start();
    logger.addAppender(said);
    return logger;
  }

  @Test
  void logsTheFirstAtOnceAndWhatFollowsOnceAMinute() {
    frames.add("snapshot", "no price", 0);
    for (int i = 1; i < 1_000; i++) {
      frames.add(i % 2 == 0 ? "snapshot" : "delta", "reason " + i, i);
    }
    assertThat(said.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("kalshi frames not understood, by type: {snapshot=1}; the last: no price");

    frames.onTick(MINUTE - 1);
    assertThat(said.list).hasSize(1);

    frames.onTick(MINUTE);
    frames.onTick(2 * MINUTE);
    assertThat(said.list)
        .hasSize(2)
        .last()
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo(
            "kalshi frames not understood, by type: {delta=500, snapshot=499}; the last: reason"
                + " 999");
    assertThat(frames.count()).isEqualTo(1_000);
  }
}
