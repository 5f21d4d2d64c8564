package io.dutchbook.venues.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.egress.Dialogue.Step;
import io.dutchbook.venues.egress.Exit.Login;
import io.dutchbook.venues.testing.Seeds;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.pekko.util.ByteString;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialogueTest {
  private static final Login BOB = new Login("bob", "pw");

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @Test
  void connectNamesTheVenueAndWhoAsks() {
    assertThat(new ConnectDialogue("venue.test", 443, BOB).opening().utf8String())
        .isEqualTo(
            String.join(
                "\r\n",
                "CONNECT venue.test:443 HTTP/1.1",
                "Host: venue.test:443",
                "Proxy-Authorization: Basic Ym9iOnB3",
                "",
                ""));
    assertThat(new ConnectDialogue("::1", 80, null).opening().utf8String())
        .isEqualTo("CONNECT [::1]:80 HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
  }

  @Test
  void whatFollowsTheProxysHeadIsTheVenues() {
    assertThat(connect("HTTP/1.1 200 OK\r\nA: b\r\n\r\nHTTP/1.1 400"))
        .isEqualTo(new Step.Through(ByteString.fromString("HTTP/1.1 400")));
    assertThat(connect("HTTP/1.1 200 OK\r\nA: b\r\n")).isEqualTo(new Step.More());
  }

  @Test
  void refusalsOfConnectAreSaidInWords() {
    assertThat(connect("HTTP/1.1 502 Bad Gateway\r\n\r\n"))
        .isEqualTo(new Step.Refused("opens no tunnel to venue.test:443: HTTP/1.1 502 Bad Gateway"));
    assertThat(connect("SSH-2.0-OpenSSH\r\n\r\n"))
        .isEqualTo(new Step.Refused("does not speak HTTP"));
    assertThat(connect("x".repeat(8_192))).isEqualTo(new Step.Refused("talks too much"));
  }

  @Test
  void socksLogsInAndNamesTheVenueUnresolved() {
    Dialogue dialogue = new Socks5Dialogue("a.test", 443, BOB);

    assertThat(hex(dialogue.opening())).isEqualTo("05020002");
    assertThat(dialogue.hear(bytes("05"))).isEqualTo(new Step.More());
    assertThat(dialogue.hear(bytes("0502"))).isEqualTo(say("0103626f62027077"));
    assertThat(dialogue.hear(bytes("0100"))).isEqualTo(say("0501000306612e7465737401bb"));
    assertThat(dialogue.hear(bytes("050000010000"))).isEqualTo(new Step.More());
    assertThat(dialogue.hear(bytes("05000001000000000000aa")))
        .isEqualTo(new Step.Through(bytes("aa")));
  }

  @Test
  void socksGivesAddressesAsAddresses() {
    Dialogue four = new Socks5Dialogue("127.0.0.1", 80, null);
    Dialogue six = new Socks5Dialogue("::1", 80, null);

    assertThat(hex(four.opening())).isEqualTo("050100");
    assertThat(four.hear(bytes("0500"))).isEqualTo(say("050100017f0000010050"));
    assertThat(six.hear(bytes("0500")))
        .isEqualTo(say("05010004" + "00".repeat(15) + "01" + "0050"));
  }

  @Test
  void refusalsOfSocksAreSaidInWords() {
    Dialogue dialogue = new Socks5Dialogue("a.test", 443, null);
    dialogue.hear(bytes("0500"));

    assertThat(dialogue.hear(bytes("05050001000000000000")))
        .isEqualTo(new Step.Refused("opens no tunnel to a.test:443: connection refused"));
    assertThat(new Socks5Dialogue("a.test", 443, null).hear(bytes("4854")))
        .isEqualTo(new Step.Refused("does not speak SOCKS5"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noiseNeverOpensATunnelByAccidentNorBreaksAnything(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] noise = new byte[random.nextInt(600)];
    random.nextBytes(noise);

    for (Dialogue dialogue :
        new Dialogue[] {
          new ConnectDialogue("a.test", 1, BOB), new Socks5Dialogue("a.test", 1, BOB)
        }) {
      Step step = dialogue.hear(ByteString.fromArray(noise));
      assertThat(step).isNotInstanceOf(Step.Through.class);
    }
  }

  @Test
  void waysOutAreWrittenAsAddresses() {
    Exit exit = Exit.parse(" socks5://bob:p%40ss+1@10.0.0.1:1080 ", null);

    assertThat(exit)
        .isEqualTo(new Exit(Exit.Kind.SOCKS5, "10.0.0.1", 1_080, new Login("bob", "p@ss+1")));
    assertThat(exit).hasToString("socks5://10.0.0.1:1080");
    assertThat(exit.login()).hasToString("bob");
    assertThat(Exit.parse("http://h:3128", BOB).login()).isEqualTo(BOB);
    assertThat(Exit.parse("direct", BOB)).isEqualTo(Exit.DIRECT);
    Assertions.assertThatThrownBy(() -> Exit.parse("ftp://bob:pw@h:1", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pw");
  }

  private static Step connect(String answer) {
    return new ConnectDialogue("venue.test", 443, null).hear(ByteString.fromString(answer));
  }

  private static Step say(String words) {
    return new Step.Say(bytes(words), ByteString.emptyByteString());
  }

  private static ByteString bytes(String hex) {
    return ByteString.fromArray(HexFormat.of().parseHex(hex));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toArray());
  }
}
