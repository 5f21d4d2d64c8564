package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.search.SearchBenchmark;
import org.junit.jupiter.api.Test;

class SearchBenchmarkTest {
  @Test
  void measuresEverySize() throws Exception {
    assertThat(SingleShot.of(SearchBenchmark.class))
        .containsExactly(
            "SearchBenchmark.changedBookDutchBookThere instruments=2",
            "SearchBenchmark.changedBookDutchBookThere instruments=3",
            "SearchBenchmark.changedBookDutchBookThere instruments=8",
            "SearchBenchmark.changedBookNothingThere instruments=2",
            "SearchBenchmark.changedBookNothingThere instruments=3",
            "SearchBenchmark.changedBookNothingThere instruments=8",
            "SearchBenchmark.wholeSearchNothingThere instruments=2",
            "SearchBenchmark.wholeSearchNothingThere instruments=3",
            "SearchBenchmark.wholeSearchNothingThere instruments=8");
  }
}
