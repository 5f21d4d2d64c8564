package io.dutchbook.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Database addresses in the forms that people have. */
class DatabaseSettingsTest {
  private static final String SELF = System.getProperty("user.name");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgres://ann:s3cret@db.example:6432/trading jdbc:postgresql://db.example:6432/trading ann s3cret",
        "postgresql://ann:s3cret@db.example/trading jdbc:postgresql://db.example/trading ann s3cret",
        "postgres://ann:p%40s%3As%2F+x@[::1]:5432/trading jdbc:postgresql://[::1]:5432/trading ann p@s:s/+x",
        "postgres://ann:x@h/d?sslmode=require jdbc:postgresql://h/d?sslmode=require ann x",
        "postgres://ann@h/d jdbc:postgresql://h/d ann ''",
        "jdbc:postgresql://h:5432/d?user=ann&password=x&ssl=true jdbc:postgresql://h:5432/d?ssl=true ann x",
        "jdbc:postgresql://h1:5432,h2:5433/d?user=ann jdbc:postgresql://h1:5432,h2:5433/d ann ''",
      })
  void readsBothForms(String text, String url, String user, String password) {
    assertThat(DatabaseSettings.parse(text))
        .isEqualTo(new DatabaseSettings(url, user, password, PoolSizes.DEFAULT));
  }

  @Test
  void logsInAsTheOneWhoRunsItWhenNobodyIsNamed() {
    assertThat(DatabaseSettings.parse(" jdbc:postgresql://h/d\n"))
        .isEqualTo(new DatabaseSettings("jdbc:postgresql://h/d", SELF, "", PoolSizes.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "mysql://ann:s3cret@h/d;'mysql://***@h/d' is neither",
        "jdbc:mysql://h/d?password=s3cret&x=1;'jdbc:mysql://h/d?password=***&x=1' is neither",
        "s3cret;a value of 6 characters is neither",
        "``;a value of 0 characters is neither",
        "postgres://ann:s3cret@h;'postgres://***@h' names no host or no database",
        "postgres:///d;'postgres:///d' names no host or no database",
        "postgres://ann:s3c ret@h/d;'postgres://***@h/d' has characters in user or password that must be percent-encoded",
        "postgres://ann:s3cret@h:99999/d;'postgres://***@h:99999/d' names no database or an impossible port",
        "jdbc:postgresql://h:x/d?password=s3cret;'jdbc:postgresql://h:x/d?password=***' names no database or an impossible port",
      })
  void refusesAnythingElseWithoutShowingThePassword(String text, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseSettings.parse(text))
        .withMessage(
            "a database address looks like postgres://USER:PASSWORD@HOST:PORT/DATABASE or"
                + " jdbc:postgresql://HOST:PORT/DATABASE; "
                + complaint)
        .withNoCause();
  }

  @Test
  void showsUserAndAddressButNeverThePassword() {
    DatabaseSettings settings = DatabaseSettings.parse("postgres://ann:s3cret@h:1/d");

    assertThat(settings).hasToString("ann at jdbc:postgresql://h:1/d");
    assertThat(settings.withPools(new PoolSizes(1, 1, 1, 1, 1, 1)).pools().total()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void refusesAPoolOutOfItsRange(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolSizes(8, size, 2, 2, 4, 4))
        .withMessage("database pool desk has %d connections, not 1 to 100", size);
  }
}
