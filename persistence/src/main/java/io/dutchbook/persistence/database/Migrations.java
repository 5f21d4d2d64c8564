package io.dutchbook.persistence.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema to this version. Any number of nodes may do so at once: one works, the others
 * wait for it.
 */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @return how many steps that took; zero when the schema was up to date
   * @throws DatabaseUnavailable when the database does not answer, or holds other tables
   */
  public static int migrate(DatabaseSettings settings) {
    try {
      MigrateResult result =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(settings.url(), settings.user(), settings.password())
              .locations("classpath:db/migration")
              .load()
              .migrate();
      return result.migrationsExecuted;
    } catch (FlywayValidateException failure) {
      throw differs(settings, "they were changed since, or by another version", failure);
    } catch (FlywayException failure) {
      if (String.valueOf(failure.getMessage()).contains("non-empty schema")) {
        throw differs(settings, "they belong to something else: give it a database", failure);
      }
      throw DatabaseUnavailable.of(settings, failure);
    }
  }

  private static DatabaseUnavailable differs(
      DatabaseSettings settings, String why, FlywayException failure) {
    return new DatabaseUnavailable(
        DatabaseUnavailable.Reason.SCHEMA_DIFFERS,
        "database " + settings + ": its tables are not those of this version, " + why,
        failure);
  }
}
