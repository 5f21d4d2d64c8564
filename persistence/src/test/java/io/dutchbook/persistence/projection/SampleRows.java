package io.dutchbook.persistence.projection;

import io.dutchbook.persistence.database.Database;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalIds;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts a sample game into the read tables without the detour over the journal. */
public final class SampleRows {
  private SampleRows() {}

  /** Writes the rows of all its events, in one transaction. */
  public static void write(Database database, SampleGame game) throws SQLException {
    try (Connection connection = database.transaction()) {
      ReadTables tables = new ReadTables(connection);
      long number = 0;
      for (BookEvent event : game.events()) {
        number++;
        tables.take(JournalIds.book(game.game()).id(), number, event);
      }
      connection.commit();
    }
  }
}
