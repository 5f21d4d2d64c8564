package io.dutchbook.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.PoolSizes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the journal's plugins, wired to a database.
 *
 * <p>Books and desk write through plugins of their own, each with its own connections and queue, so
 * that what fails or crowds one leaves the other alone. They share tables.
 */
public final class JournalConfig {
  /** The journal plugin of position books, for {@code journalPluginId()}; also the default. */
  public static final String BOOKS = "dutchbook.journal.books";

  /** The journal plugin of the risk desk, for {@code journalPluginId()}. */
  public static final String DESK = "dutchbook.journal.desk";

  /** The snapshot plugin of both, for {@code snapshotPluginId()}; also the default. */
  public static final String SNAPSHOTS = "dutchbook.journal.snapshots";

  /** What projections read the journal through. */
  public static final String READ = "dutchbook.journal.read";

  private JournalConfig() {}

  /**
   * The settings to put on top of all others.
   *
   * @return resolved, and holding nothing but what this module decides
   */
  public static Config of(DatabaseSettings database) {
    return of(values(database));
  }

  /**
   * The same for a machine that keeps what may wait while the database is away.
   *
   * @param spool the file where it waits; one process at a time may use it
   */
  public static Config of(DatabaseSettings database, Path spool) {
    Map<String, Object> values = values(database);
    values.put("dutchbook.journal.spool.file", spool.toString());
    return of(values);
  }

  private static Config of(Map<String, Object> values) {
    Config own =
        ConfigFactory.parseMap(values, "database settings")
            .withFallback(ConfigFactory.parseResources("dutchbook-journal.conf"));
    return own.resolveWith(own.withFallback(ConfigFactory.defaultReference()).resolve());
  }

  private static Map<String, Object> values(DatabaseSettings database) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dutchbook.database.url", database.url());
    values.put("dutchbook.database.user", database.user());
    values.put("dutchbook.database.password", database.password());
    PoolSizes pools = database.pools();
    values.put("dutchbook.database.pool.books", pools.books());
    values.put("dutchbook.database.pool.desk", pools.desk());
    values.put("dutchbook.database.pool.snapshots", pools.snapshots());
    values.put("dutchbook.database.pool.journal-reads", pools.journalReads());
    values.put("dutchbook.database.pool.projections", pools.projections());
    values.put("dutchbook.database.pool.queries", pools.queries());
    return values;
  }
}
