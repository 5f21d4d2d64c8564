package io.dutchbook.persistence.paper;

import io.dutchbook.persistence.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Whether a journal speaks of real money or of paper. Decided by its first run, for ever. */
public enum JournalMoney {
  /** Accounts at the venues. */
  LIVE,
  /** Accounts on paper. */
  PAPER;

  /**
   * Says what a run is going to write.
   *
   * @return what the journal is about: this, unless it was something else before
   */
  public JournalMoney claim(Database database) {
    return database.call(connection -> {
      try (PreparedStatement claim =
              connection.prepareStatement(
                  "INSERT INTO journal_money (kind) VALUES (?) ON CONFLICT DO NOTHING");
          PreparedStatement read = connection.prepareStatement("SELECT kind FROM journal_money")) {
        claim.setString(1, name().toLowerCase(Locale.ROOT));
        claim.executeUpdate();
        return only(read);
      }
    });
  }

  private static JournalMoney only(PreparedStatement read) throws SQLException {
    try (ResultSet rows = read.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("journal_money has no row");
      }
      return valueOf(rows.getString("kind").toUpperCase(Locale.ROOT));
    }
  }
}
