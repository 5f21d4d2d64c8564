package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.journal.CommitFigure;
import io.dutchbook.bench.journal.EventBenchmark;
import io.dutchbook.bench.journal.JournalCommits;
import io.dutchbook.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class JournalMeasurementsTest {
  @Test
  void writesAndReadsEvents() throws Exception {
    assertThat(SingleShot.of(EventBenchmark.class))
        .containsExactly(
            "EventBenchmark.read event=TradeOpened",
            "EventBenchmark.read event=FillBooked",
            "EventBenchmark.write event=TradeOpened",
            "EventBenchmark.write event=FillBooked");
  }

  @Test
  void commitsWhatItCounts() {
    var database = TestDatabase.migrated();

    try (JournalCommits commits = new JournalCommits(database, "test")) {
      CommitFigure figure = commits.measure(2, 4, 12);

      assertThat(figure.entities()).isEqualTo(2);
      assertThat(figure.acknowledged().getTotalCount()).isEqualTo(12);
    }

    assertThat(
            TestDatabase.rows(database, "SELECT count(*), max(sequence_number) FROM event_journal"))
        .containsExactly("16|8");
  }
}
