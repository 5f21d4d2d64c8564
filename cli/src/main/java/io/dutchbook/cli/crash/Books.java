package io.dutchbook.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.cli.demo.VenueBooks;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.trial.check.Audit;
import io.dutchbook.trial.check.Checker;
import io.dutchbook.trial.check.Trace;
import io.dutchbook.trial.check.Violation;
import io.dutchbook.trial.journal.JournalStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** The journal as it was read so far, and the venues' books to hold it against. */
final class Books implements AutoCloseable {
  private final VenueBooks venues;
  private final JournalRows rows = new JournalRows();
  private final Remembered remembered = new Remembered();
  private final TradeTimes times = new TradeTimes();
  private final Checker checker;

  /**
   * Nothing read yet.
   *
   * @param elapsed milliseconds since the test began
   */
  Books(VenueBooks venues, RiskLimits limits, LongSupplier elapsed) {
    this.venues = venues;
    this.checker = new Checker(limits, elapsed, new Trace());
  }

  /** Reads what the journal has to say that is new; the same rules hold for it as in trials. */
  void read(DatabaseSettings database) throws SQLException {
    for (JournalStore.Entry entry : rows.news(database)) {
      checker.committed(entry, false);
      remembered.add(entry.event());
      if (entry.event() instanceof BookEvent event) {
        times.add(event);
      }
    }
  }

  /** Looks whether everything that was ever read is still there. */
  void requireNothingForgotten(DatabaseSettings database) throws SQLException {
    rows.requireNothingForgotten(database);
  }

  /**
   * Compares the fills of every trade that has ended with the venues', and looks for orders at the
   * venues that the journal cannot explain.
   *
   * @return what is not so at this moment
   */
  List<String> differences(DatabaseSettings database) throws SQLException {
    Set<TradeId> moving = new HashSet<>(remembered.open());
    JsonNode ledger = venues.ledger();
    read(database);
    moving.addAll(remembered.open());
    List<String> differences = new ArrayList<>(remembered.strangers(ledger));
    differences.addAll(remembered.differences(ledger, moving));
    return differences;
  }

  /** Compares everything: fills, cash and the venues' money. To be trusted at rest only. */
  Audit audit(DatabaseSettings database) throws SQLException {
    boolean conserved = venues.moneyIsConserved();
    var accounts = venues.accounts();
    read(database);
    return checker.audit(accounts, conserved);
  }

  /** Why the journal is not at rest, fills that are not final included; empty if it is. */
  String unrest() {
    return checker.unrest();
  }

  /** What must not be and was seen in the journal so far. */
  List<String> violations() {
    List<String> violations = new ArrayList<>(rows.findings());
    checker.violations().stream().map(Violation::toString).forEach(violations::add);
    remembered.adjustments().stream()
        .map(adjustment -> "the reconciler found journal and venue apart: " + adjustment)
        .forEach(violations::add);
    return violations;
  }

  Remembered remembered() {
    return remembered;
  }

  TradeTimes times() {
    return times;
  }

  long events() {
    return rows.count();
  }

  @Override
  public void close() {
    rows.close();
  }
}
