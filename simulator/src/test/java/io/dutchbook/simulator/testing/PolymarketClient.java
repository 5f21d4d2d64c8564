package io.dutchbook.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.Addresses;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.polymarket.signing.Login;
import io.dutchbook.simulator.polymarket.signing.PrivateKey;
import io.dutchbook.simulator.polymarket.signing.SignedOrder;
import io.dutchbook.simulator.polymarket.signing.Signer;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.testing.KalshiClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks to Polymarket as a wallet does. */
public final class PolymarketClient {
  private static final String ZERO = "0x" + "00".repeat(32);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Addresses addresses;
  private final Signer signer;
  private final AtomicLong salts = new AtomicLong();
  private JsonNode credentials = Json.object();

  /** A client with the key that the simulator gave out. */
  public PolymarketClient(Addresses addresses) {
    this.addresses = addresses;
    this.signer = new Signer(new PrivateKey(addresses.polymarketPrivateKey()));
  }

  /** Logs in: creates the key or derives it. */
  public PolymarketClient logIn() {
    String timestamp = Long.toString(System.currentTimeMillis() / 1_000);
    Login login = new Login(signer.address(), timestamp, BigInteger.ZERO);
    Map<String, String> headers =
        Map.of(
            "POLY_ADDRESS",
            signer.address(),
            "POLY_SIGNATURE",
            signer.sign(login),
            "POLY_TIMESTAMP",
            timestamp,
            "POLY_NONCE",
            "0");
    Reply created = send("POST", addresses.clob() + "/auth/api-key", "", headers);
    credentials =
        created.status() == 200
            ? created.body()
            : send("GET", addresses.clob() + "/auth/derive-api-key", "", headers).body();
    return this;
  }

  /** A client that names the same key but has guessed its secret. */
  public PolymarketClient guessing() {
    PolymarketClient guessing = new PolymarketClient(addresses);
    ObjectNode guessed = credentials.deepCopy();
    guessing.credentials = guessed.put("secret", "AAAA");
    return guessing;
  }

  /** What the user channel asks for first. */
  public String greeting() {
    ObjectNode greeting = Json.object().put("type", "user");
    greeting.set("auth", credentials);
    return Json.text(greeting);
  }

  /** A request without credentials; a whole address. */
  public Reply get(String address) {
    return send("GET", address, "", Map.of());
  }

  /** A request with credentials. */
  public Reply send(String method, String path, String body) {
    return send(method, addresses.clob() + path, body, sealed(method, path, body));
  }

  /** A request with credentials that is on its way. */
  public CompletableFuture<HttpResponse<String>> start(String method, String path, String body) {
    return http.sendAsync(
        request(method, addresses.clob() + path, body, sealed(method, path, body)),
        HttpResponse.BodyHandlers.ofString());
  }

  private Map<String, String> sealed(String method, String path, String body) {
    String timestamp = Long.toString(System.currentTimeMillis() / 1_000);
    String signed = timestamp + method + path.split("\\?", 2)[0] + body;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("POLY_ADDRESS", signer.address());
    headers.put("POLY_SIGNATURE", Signer.seal(credentials.path("secret").asText(), signed));
    headers.put("POLY_TIMESTAMP", timestamp);
    headers.put("POLY_API_KEY", credentials.path("apiKey").asText());
    headers.put("POLY_PASSPHRASE", credentials.path("passphrase").asText());
    return headers;
  }

  private static HttpRequest request(
      String method, String address, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(5))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request.build();
  }

  private Reply send(String method, String address, String body, Map<String, String> headers) {
    try {
      HttpResponse<String> response =
          http.send(request(method, address, body, headers), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), Json.read(response.body()).orElseGet(Json::object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The body of an order. Amounts are millionths. */
  public String order(
      String token,
      Action action,
      long makerAmount,
      long takerAmount,
      String type,
      boolean negRisk) {
    long now = System.currentTimeMillis();
    SignedOrder order =
        new SignedOrder(
            BigInteger.valueOf(salts.incrementAndGet()),
            signer.address(),
            signer.address(),
            new BigInteger(token),
            BigInteger.valueOf(makerAmount),
            BigInteger.valueOf(takerAmount),
            action,
            0,
            BigInteger.valueOf(now),
            ZERO,
            ZERO);
    ObjectNode json =
        Json.object()
            .put("salt", order.salt().longValueExact())
            .put("maker", order.maker())
            .put("signer", order.signer())
            .put("tokenId", token)
            .put("makerAmount", Long.toString(makerAmount))
            .put("takerAmount", Long.toString(takerAmount))
            .put("side", action.name())
            .put("signatureType", 0)
            .put("timestamp", Long.toString(now))
            .put("expiration", "0")
            .put("metadata", ZERO)
            .put("builder", ZERO)
            .put("signature", signer.sign(order, Exchange.of(negRisk)));
    ObjectNode body = Json.object().put("deferExec", false).put("postOnly", false);
    body.set("order", json);
    return Json.text(body.put("owner", credentials.path("apiKey").asText()).put("orderType", type));
  }
}
