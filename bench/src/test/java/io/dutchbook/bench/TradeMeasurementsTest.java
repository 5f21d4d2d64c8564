package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.orders.FrameToOrders;
import io.dutchbook.bench.recovery.BookRecovery;
import io.dutchbook.persistence.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is measured happens: trades are decided, journaled and signed, histories are read. */
class TradeMeasurementsTest {
  @Test
  void framesBecomeSignedOrders() {
    try (FrameToOrders orders = new FrameToOrders(TestDatabase.migrated(), "test", "Ed25519")) {
      FrameToOrders.OrdersFigure figure = orders.measure(0, 3);

      assertThat(figure.trades()).isEqualTo(3);
      assertThat(figure.both().getMinValue()).isGreaterThan(figure.decided().getMinValue());
    }
  }

  @Test
  void historiesBecomeBooks() throws SQLException, InterruptedException {
    try (BookRecovery book = new BookRecovery(TestDatabase.migrated(), "test")) {
      BookRecovery.RecoveryFigure figure = book.measure(200, 2);

      assertThat(figure.events()).isBetween(200L, 206L);
      assertThat(figure.withoutSnapshot()).hasSize(2);
      assertThat(figure.withSnapshot()).hasSize(2);
      assertThat(figure.snapshotBytes()).isPositive();
    }
  }
}
