package io.dutchbook.venues.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy carries TLS between the venue and us, and neither sees into it nor stands in for it. */
class TlsThroughProxyTest {
  private static final int TLS_HANDSHAKE = 0x16;
  private static final String PASSWORD = "changeit";
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @TempDir static Path folder;
  private static ServerBinding venue;

  @BeforeAll
  static void start() throws GeneralSecurityException, IOException, InterruptedException {
    SSLContext identity = identity("venue.test");
    Http http = Http.get(KIT.system());
    http.setDefaultClientHttpsContext(ConnectionContext.httpsClient(identity));
    venue =
        http.newServerAt("127.0.0.1", 0)
            .enableHttps(ConnectionContext.httpsServer(identity))
            .bindSync(_ -> HttpResponse.create().withEntity("sealed"))
            .toCompletableFuture()
            .join();
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  /** Certificate and key of a name, and trust in nothing but that certificate. */
  private static SSLContext identity(String name)
      throws GeneralSecurityException, IOException, InterruptedException {
    Path store = folder.resolve("venue.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "venue",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("venue", keys.getCertificate("venue"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @EnumSource(
      value = Exit.Kind.class,
      names = {"HTTP", "SOCKS5"})
  void theVenueItselfAnswersAndTheProxySeesOnlyCiphers(Exit.Kind kind) {
    try (LocalProxy proxy = new LocalProxy(kind, null)) {
      RestAnswer answer = get(proxy, "venue.test");

      assertThat(answer.body()).isEqualTo("sealed");
      assertThat(proxy.targets()).containsExactly("venue.test:" + port());
      assertThat(proxy.firstBytes()).containsOnly(TLS_HANDSHAKE);
    }
  }

  @Test
  void aServerWithAnotherNameIsNotBelieved() {
    try (LocalProxy proxy = new LocalProxy(Exit.Kind.SOCKS5, null)) {
      assertThat(catchThrowable(() -> get(proxy, "other.test"))).isNotNull();
    }
  }

  private static int port() {
    return venue.localAddress().getPort();
  }

  private static RestAnswer get(LocalProxy proxy, String host) {
    FakeClock clock = new FakeClock(1_000);
    URI base = URI.create("https://" + host + ":" + port());
    EgressSettings ways =
        new EgressSettings(List.of(proxy.exit(null)), Duration.ofSeconds(1), TIMEOUT);
    Access access =
        new Access(
            KIT.system(),
            VenueGate.unlimited(KIT.system(), "venue", clock),
            Egress.watched(KIT.system(), "venue", ways, base));
    RestClient client =
        new RestClient(
            access,
            base,
            new PoolSettings(0, 2, 16, TIMEOUT, TIMEOUT, 1 << 20),
            "dutchbook",
            clock,
            VenueTelemetry.NONE);
    return client
        .get("thing", Target.of("/thing"), List.of())
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }
}
