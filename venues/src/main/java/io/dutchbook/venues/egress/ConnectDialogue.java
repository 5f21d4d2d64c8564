package io.dutchbook.venues.egress;

import io.dutchbook.venues.egress.Exit.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** HTTP's CONNECT (RFC 9110, 9.3.6), with basic authentication where the proxy asks for a login. */
final class ConnectDialogue implements Dialogue {
  private static final int MOST_BYTES = 8_192;
  private static final String END = "\r\n\r\n";

  private final String target;
  private final @Nullable Login login;

  ConnectDialogue(String host, int port, @Nullable Login login) {
    this.target = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    this.login = login;
  }

  @Override
  public ByteString opening() {
    return ByteString.fromString(
        "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + authorization() + END,
        StandardCharsets.UTF_8);
  }

  private String authorization() {
    if (login == null) {
      return "";
    }
    byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "\r\nProxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public Step hear(ByteString heard) {
    String head = heard.take(MOST_BYTES).decodeString(StandardCharsets.ISO_8859_1);
    int end = head.indexOf(END);
    if (end < 0) {
      return heard.size() < MOST_BYTES ? new Step.More() : new Step.Refused("talks too much");
    }
    String line = head.substring(0, head.indexOf("\r\n"));
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      return new Step.Refused("does not speak HTTP");
    }
    return answered(words[1], line, heard.drop(end + END.length()));
  }

  private Step answered(String status, String line, ByteString rest) {
    if (status.length() == 3 && status.startsWith("2")) {
      return new Step.Through(rest);
    }
    if (status.equals("407")) {
      return new Step.Refused(
          login == null
              ? "wants a user and a password"
              : "refuses user " + login.user() + ": wrong user or password");
    }
    return new Step.Refused("opens no tunnel to " + target + ": " + line);
  }
}
