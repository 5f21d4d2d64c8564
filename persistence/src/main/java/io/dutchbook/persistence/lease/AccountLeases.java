package io.dutchbook.persistence.lease;

import io.dutchbook.engine.lease.Claim;
import io.dutchbook.engine.lease.Holder;
import io.dutchbook.engine.lease.Lease;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leases on PostgreSQL, by its clock. Who asks for several accounts gets all or none. Every method
 * blocks, and throws {@link DatabaseUnavailable} when the database does not answer.
 */
public final class AccountLeases {
  private static final String LOCK = "LOCK TABLE account_leases IN SHARE ROW EXCLUSIVE MODE";
  private static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
  private static final String KNOWN =
      """
      SELECT account, holder, described, epoch,
        (extract(epoch FROM valid_until) * 1000)::bigint AS until
      FROM account_leases
      """;
  private static final String WRITE =
      """
      INSERT INTO account_leases (account, holder, described, epoch, valid_until)
      VALUES (?, ?, ?, ?, to_timestamp(?::double precision / 1000))
      ON CONFLICT (account) DO UPDATE SET holder = excluded.holder,
        described = excluded.described, epoch = excluded.epoch, valid_until = excluded.valid_until
      """;

  private final Database database;

  /** Leases in a database, which its owner closes. */
  public AccountLeases(Database database) {
    this.database = database;
  }

  /**
   * Asks for accounts, to renew or to take them over.
   *
   * @param held each account with the epoch that the asker holds, or {@link Lease#NONE}
   * @param validFor how long the leases will hold, in milliseconds
   * @return a grant for every account, or the one refusal that stands in the way
   */
  public List<Claim> claim(Map<String, Long> held, Holder by, long validFor) {
    return inOrder(connection -> {
      Map<String, Lease> known = known(connection);
      long now = now(connection);
      List<Claim> claims = new ArrayList<>();
      for (Map.Entry<String, Long> entry : held.entrySet()) {
        @Nullable Lease lease = known.get(entry.getKey());
        Claim claim = Lease.claim(entry.getKey(), lease, by, entry.getValue(), now, validFor);
        if (claim instanceof Claim.Refused) {
          return List.of(claim);
        }
        claims.add(claim);
      }
      for (Claim claim : claims) {
        if (claim instanceof Claim.Granted granted) {
          write(connection, granted.lease());
        }
      }
      return claims;
    });
  }

  /** Gives accounts up; leases that are another's stay as they are. */
  public void release(Map<String, Long> held, Holder by) {
    inOrder(connection -> {
      long now = now(connection);
      for (Lease lease : known(connection).values()) {
        Long epoch = held.get(lease.account());
        if (epoch != null) {
          write(connection, lease.released(by, epoch, now));
        }
      }
      return List.of();
    });
  }

  /** One after the other, so that nobody decides on what another is about to change. */
  private List<Claim> inOrder(Database.Work<List<Claim>> work) {
    try (Connection connection = database.transaction()) {
      try {
        execute(connection, LOCK);
        List<Claim> result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      }
    } catch (SQLException failure) {
      throw DatabaseUnavailable.of(database.settings(), failure);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static long now(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOW);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Map<String, Lease> known(Connection connection) throws SQLException {
    Map<String, Lease> leases = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(KNOWN);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Holder holder = new Holder(rows.getString("holder"), rows.getString("described"));
        String account = rows.getString("account");
        leases.put(
            account, new Lease(account, holder, rows.getLong("epoch"), rows.getLong("until")));
      }
    }
    return leases;
  }

  private static void write(Connection connection, Lease lease) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setString(1, lease.account());
      statement.setString(2, lease.holder().id());
      statement.setString(3, lease.holder().described());
      statement.setLong(4, lease.epoch());
      statement.setLong(5, lease.until());
      statement.executeUpdate();
    }
  }
}
