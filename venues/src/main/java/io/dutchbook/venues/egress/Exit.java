package io.dutchbook.venues.egress;

import io.dutchbook.venues.http.Checks;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way out.
 *
 * @param kind how the other end is talked to
 * @param host of the proxy; blank for the direct way
 * @param port of the proxy; 0 for the direct way
 * @param login who we are there; nothing when it does not ask
 */
public record Exit(Kind kind, String host, int port, @Nullable Login login) {
  /** Straight to the venue. */
  public static final Exit DIRECT = new Exit(Kind.DIRECT, "", 0, null);

  /** Kinds of ways out. */
  public enum Kind {
    /** No proxy. */
    DIRECT,
    /** A proxy that understands HTTP's CONNECT. */
    HTTP,
    /** A SOCKS proxy of version 5. */
    SOCKS5
  }

  /**
   * User and password.
   *
   * @param user at most 255 bytes
   * @param password at most 255 bytes
   */
  public record Login(String user, String password) {
    private static final int MOST_BYTES = 255;

    /** Refuses what SOCKS5 cannot carry. */
    public Login {
      Checks.within("proxy user's length", bytes(user), 1, MOST_BYTES);
      Checks.within("proxy password's length", bytes(password), 0, MOST_BYTES);
    }

    private static int bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Without the password. */
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Reads {@code direct}, {@code http://host:3128} or {@code socks5://host:1080}; user and password
   * may stand before the host, percent-encoded.
   *
   * @param login who we are where the text itself does not say
   * @throws IllegalArgumentException when it is none of them; the message has no password
   */
  public static Exit parse(String text, @Nullable Login login) {
    if (text.strip().equals("direct")) {
      return DIRECT;
    }
    URI uri = address(text.strip());
    Kind kind = uri.getScheme().equals("http") ? Kind.HTTP : Kind.SOCKS5;
    String user = uri.getRawUserInfo();
    return new Exit(kind, uri.getHost(), uri.getPort(), user == null ? login : login(user));
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      boolean known = uri.getScheme() != null && Set.of("http", "socks5").contains(uri.getScheme());
      if (known && uri.getHost() != null && uri.getPort() > 0) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the text that may hold a password.
    }
    throw new IllegalArgumentException(
        "a proxy is direct, http://host:port or socks5://host:port,"
            + " with user:password@ before the host where it asks for one");
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new Login(decoded(userInfo), "")
        : new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** As an operator writes it, without user and password. */
  @Override
  public String toString() {
    return switch (kind) {
      case DIRECT -> "direct";
      case HTTP -> "http://" + host + ":" + port;
      case SOCKS5 -> "socks5://" + host + ":" + port;
    };
  }
}
