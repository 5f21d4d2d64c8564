package io.dutchbook.persistence.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a database address apart: both forms become a JDBC address, a user and a password. */
final class DatabaseUrl {
  private static final Pattern SCHEME = Pattern.compile("(jdbc:)?[a-zA-Z][a-zA-Z0-9+.-]*:");
  private static final Pattern CREDENTIALS = Pattern.compile("//.*@");
  private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)(pass[a-z]*=)[^&]*");
  private static final String JDBC = "jdbc:postgresql:";

  private String user = System.getProperty("user.name", "postgres");
  private String password = "";

  private DatabaseUrl() {}

  static DatabaseSettings parse(String text) {
    DatabaseUrl url = new DatabaseUrl();
    String trimmed = text.strip();
    String address;
    if (trimmed.startsWith(JDBC)) {
      address = url.withoutCredentials(trimmed);
    } else if (trimmed.startsWith("postgres://") || trimmed.startsWith("postgresql://")) {
      address = url.toJdbc(trimmed);
    } else {
      throw malformed(trimmed, "is neither");
    }
    if (!isKnownToDriver(address)) {
      throw malformed(trimmed, "names no database or an impossible port");
    }
    return new DatabaseSettings(address, url.user, url.password, PoolSizes.DEFAULT);
  }

  private static boolean isKnownToDriver(String address) {
    try {
      return DriverManager.getDriver(address) != null;
    } catch (SQLException _) {
      return false;
    }
  }

  private String toJdbc(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException _) {
      // The exception quotes its input, password and all, so it is not kept as the cause.
      throw malformed(text, "has characters in user or password that must be percent-encoded");
    }
    String path = uri.getRawPath();
    if (uri.getHost() == null || path == null || path.length() < 2) {
      throw malformed(text, "names no host or no database");
    }
    readUserInfo(uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo());
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return withoutCredentials(JDBC + "//" + uri.getHost() + port + path + query);
  }

  private void readUserInfo(String userInfo) {
    int colon = userInfo.indexOf(':');
    String name = colon < 0 ? userInfo : userInfo.substring(0, colon);
    user = name.isEmpty() ? user : decoded(name);
    password = colon < 0 ? password : decoded(userInfo.substring(colon + 1));
  }

  private String withoutCredentials(String jdbcUrl) {
    int mark = jdbcUrl.indexOf('?');
    if (mark < 0) {
      return jdbcUrl;
    }
    List<String> kept = new ArrayList<>();
    for (String parameter : jdbcUrl.substring(mark + 1).split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = decoded(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decoded(parameter.substring("password=".length()));
      } else {
        kept.add(parameter);
      }
    }
    String address = jdbcUrl.substring(0, mark);
    return kept.isEmpty() ? address : address + "?" + String.join("&", kept);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException malformed(String text, String what) {
    return new IllegalArgumentException(
        "a database address looks like postgres://USER:PASSWORD@HOST:PORT/DATABASE or"
            + " jdbc:postgresql://HOST:PORT/DATABASE; "
            + shown(text)
            + " "
            + what);
  }

  /** The value with everything hidden that may be a password. */
  private static String shown(String text) {
    if (!SCHEME.matcher(text).lookingAt()) {
      return "a value of " + text.length() + " characters";
    }
    String masked = CREDENTIALS.matcher(text).replaceAll("//***@");
    return "'" + SECRET_PARAMETER.matcher(masked).replaceAll("$1***") + "'";
  }
}
