package io.dutchbook.venues.egress;

import io.dutchbook.venues.egress.Exit.Login;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * SOCKS version 5 (RFC 1928) with user and password (RFC 1929). Names are given as they are, so the
 * proxy resolves them.
 */
final class Socks5Dialogue implements Dialogue {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int BY_PASSWORD = 2;
  private static final int PASSWORD_VERSION = 1;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int HEAD = 4;
  private static final int PORT = 2;

  private enum Turn {
    METHOD,
    LOGIN,
    REPLY
  }

  private final String host;
  private final int port;
  private final @Nullable Login login;
  private Turn turn = Turn.METHOD;

  Socks5Dialogue(String host, int port, @Nullable Login login) {
    this.host = host;
    this.port = port;
    this.login = login;
  }

  @Override
  public ByteString opening() {
    return login == null ? bytes(VERSION, 1, NO_LOGIN) : bytes(VERSION, 2, NO_LOGIN, BY_PASSWORD);
  }

  @Override
  public Step hear(ByteString heard) {
    return switch (turn) {
      case METHOD -> heard.size() < 2 ? new Step.More() : method(heard);
      case LOGIN -> heard.size() < 2 ? new Step.More() : loggedIn(heard);
      case REPLY -> reply(heard);
    };
  }

  private Step method(ByteString heard) {
    if (at(heard, 0) != VERSION) {
      return new Step.Refused("does not speak SOCKS5");
    }
    return switch (at(heard, 1)) {
      case NO_LOGIN -> ask(heard.drop(2));
      case BY_PASSWORD -> logIn(heard.drop(2));
      default -> new Step.Refused(login == null ? "wants a user and a password" : refusesUser());
    };
  }

  private Step logIn(ByteString rest) {
    if (login == null) {
      return new Step.Refused("wants a user and a password");
    }
    turn = Turn.LOGIN;
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    words.write(PASSWORD_VERSION);
    addCounted(words, login.user());
    addCounted(words, login.password());
    return new Step.Say(ByteString.fromArray(words.toByteArray()), rest);
  }

  private static void addCounted(ByteArrayOutputStream words, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    words.write(bytes.length);
    words.writeBytes(bytes);
  }

  private Step loggedIn(ByteString heard) {
    return at(heard, 1) == 0 ? ask(heard.drop(2)) : new Step.Refused(refusesUser());
  }

  private String refusesUser() {
    return "refuses user " + login + ": wrong user or password";
  }

  private Step ask(ByteString rest) {
    turn = Turn.REPLY;
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    words.writeBytes(new byte[] {VERSION, CONNECT, 0});
    addHost(words);
    words.write(port >> 8);
    words.write(port);
    return new Step.Say(ByteString.fromArray(words.toByteArray()), rest);
  }

  private void addHost(ByteArrayOutputStream words) {
    if (host.matches("[0-9.]+") || host.indexOf(':') >= 0) {
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      words.write(address.length == 4 ? IPV4 : IPV6);
      words.writeBytes(address);
    } else {
      words.write(NAME);
      addCounted(words, host);
    }
  }

  private Step reply(ByteString heard) {
    if (heard.size() <= HEAD) {
      return new Step.More();
    }
    int length = HEAD + addressLength(heard) + PORT;
    if (heard.size() < length) {
      return new Step.More();
    }
    int code = at(heard, 1);
    return at(heard, 0) == VERSION && code == 0
        ? new Step.Through(heard.drop(length))
        : new Step.Refused("opens no tunnel to " + host + ":" + port + ": " + meaning(code));
  }

  private static int addressLength(ByteString heard) {
    return switch (at(heard, 3)) {
      case IPV6 -> 16;
      case NAME -> 1 + at(heard, HEAD);
      default -> 4;
    };
  }

  private static String meaning(int code) {
    return switch (code) {
      case 1 -> "general failure";
      case 2 -> "not allowed by its rules";
      case 3 -> "network unreachable";
      case 4 -> "host unreachable";
      case 5 -> "connection refused";
      case 6 -> "expired on its way";
      default -> "code " + code;
    };
  }

  private static int at(ByteString heard, int index) {
    return Byte.toUnsignedInt(heard.apply(index));
  }

  private static ByteString bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return ByteString.fromArray(bytes);
  }
}
