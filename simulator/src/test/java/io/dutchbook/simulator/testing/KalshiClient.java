package io.dutchbook.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.Addresses;
import io.dutchbook.simulator.server.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Speaks to Kalshi as a member does. */
public final class KalshiClient {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Addresses addresses;
  private final PrivateKey key;

  /** A client with the key that the simulator gave out. */
  public KalshiClient(Addresses addresses) {
    this.addresses = addresses;
    this.key = read(addresses.kalshiPrivateKey());
  }

  private static PrivateKey read(Path file) {
    try {
      String pem = Files.readString(file);
      String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      PrivateKeyInfo info =
          new PrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
              ASN1Primitive.fromByteArray(Base64.getDecoder().decode(body)));
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the venue answered. */
  public record Reply(int status, JsonNode body) {}

  /** A signed request; the path without the common prefix. */
  public Reply send(String method, String path, String body) {
    return send(method, path, body, headers(method, "/trade-api/v2" + path.split("\\?", 2)[0]));
  }

  /** A request that nobody signed. */
  public Reply unsigned(String path) {
    return send("GET", path, "", Map.of());
  }

  /** A signed request that is on its way. */
  public CompletableFuture<HttpResponse<String>> start(String method, String path, String body) {
    Map<String, String> headers = headers(method, "/trade-api/v2" + path.split("\\?", 2)[0]);
    return http.sendAsync(
        request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(
      String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(addresses.kalshiRest() + path))
            .timeout(Duration.ofSeconds(5))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request.build();
  }

  private Reply send(String method, String path, String body, Map<String, String> headers) {
    try {
      HttpResponse<String> response =
          http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), Json.read(response.body()).orElseGet(Json::object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The three headers of a request or handshake. */
  public Map<String, String> headers(String method, String path) {
    try {
      String timestamp = Long.toString(System.currentTimeMillis());
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(PSS);
      signature.initSign(key);
      signature.update((timestamp + method + path).getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "KALSHI-ACCESS-KEY",
          addresses.kalshiKeyId(),
          "KALSHI-ACCESS-TIMESTAMP",
          timestamp,
          "KALSHI-ACCESS-SIGNATURE",
          Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A signed socket. */
  public Socket socket() {
    return Socket.open(addresses.kalshiSocket(), headers("GET", "/trade-api/ws/v2"));
  }
}
