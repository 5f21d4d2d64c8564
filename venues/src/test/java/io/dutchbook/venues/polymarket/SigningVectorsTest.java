package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.testing.Shared;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the official clients sign, byte for byte (vectors of 2026-11-22). */
class SigningVectorsTest {
  private static final String VECTORS = "polymarket-vectors.json";

  @Test
  void everyOrderOfVersionsTwoAndThreeIsReproduced() {
    JsonNode generated = Shared.json(VECTORS).get("generated");
    List<JsonNode> vectors = new ArrayList<>();
    generated.get("orders_v2").forEach(vectors::add);
    generated.get("orders_v3").forEach(vectors::add);

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      SignedOrder order = SignedOrder.sign(terms(vector), key(vector), domain(vector));
      JsonNode wire = Json.parse(vector.get("wireBody").textValue(), "wire");

      assertThat(Hex.of(domain(vector).separator())).isEqualTo(text(vector, "domainSeparator"));
      assertThat(Hex.of(terms(vector).hash())).isEqualTo(text(vector, "structHash"));
      assertThat(order.id()).as(text(vector, "id")).isEqualTo(text(vector, "digest"));
      assertThat(order.signature()).as(text(vector, "id")).isEqualTo(text(vector, "signature"));
      assertThat(order.body(text(wire, "owner"), handling(wire)))
          .as(text(vector, "id"))
          .isEqualTo(text(vector, "wireBody"));
    }
  }

  @Test
  void everyOrderOfOtherClientsTestsIsReproduced() {
    int checked = 0;
    for (JsonNode vector : Shared.json(VECTORS).get("source_tests")) {
      if (text(vector, "kind").startsWith("order_v") && !text(vector, "kind").contains("v1")) {
        SignedOrder order = SignedOrder.sign(terms(vector), key(vector), domain(vector));

        assertThat(order.id()).isEqualTo(vector.at("/expected/digest").textValue());
        assertThat(order.signature()).isEqualTo(vector.at("/expected/signature").textValue());
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  @Test
  void everyLoginIsReproduced() {
    JsonNode root = Shared.json(VECTORS);
    List<JsonNode> vectors = new ArrayList<>();
    root.at("/generated/l1_auth").forEach(vectors::add);
    for (JsonNode vector : root.get("source_tests")) {
      if (text(vector, "kind").equals("l1_auth")) {
        vectors.add(vector);
      }
    }

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      String signature =
          vector.has("signature")
              ? text(vector, "signature")
              : vector.at("/expected/signature").textValue();
      assertThat(
              WalletLogin.signature(
                  key(vector),
                  vector.at("/domain/chainId").longValue(),
                  vector.at("/message/timestamp").asLong(),
                  vector.at("/message/nonce").asLong()))
          .isEqualTo(signature);
    }
  }

  @Test
  void everySealIsReproduced() {
    JsonNode root = Shared.json(VECTORS);
    List<JsonNode> vectors = new ArrayList<>();
    root.at("/generated/hmac").forEach(vectors::add);
    for (JsonNode vector : root.get("source_tests")) {
      if (text(vector, "kind").equals("hmac")) {
        vectors.add(vector);
      }
    }

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      String signature =
          vector.has("signature")
              ? text(vector, "signature")
              : vector.at("/expected/signature").textValue();
      assertThat(
              new ApiCredentials("key", text(vector, "secret"), "pass")
                  .seal(
                      vector.get("timestamp").longValue(),
                      text(vector, "method"),
                      text(vector, "requestPath"),
                      vector.get("body").isNull() ? "" : text(vector, "body")))
          .isEqualTo(signature);
    }
  }

  @Test
  void everyRequestOfTheOfficialClientIsSealedAsItWas() {
    JsonNode trial =
        Shared.json("polymarket-samples/official_client_trial/clob-client-v2_requests.json");
    ApiCredentials credentials =
        new ApiCredentials("key", text(trial, "hmac_secret_base64"), "pass");

    int checked = 0;
    for (JsonNode request : trial.get("requests")) {
      if (request.at("/headers/poly_api_key").isTextual()) {
        String path = text(request, "path").split("\\?", -1)[0];
        assertThat(
                credentials.seal(
                    request.at("/headers/poly_timestamp").asLong(),
                    text(request, "method"),
                    path,
                    request.get("body").isNull() ? "" : text(request, "body")))
            .isEqualTo(request.at("/headers/poly_signature").textValue());
        checked++;
      }
    }
    assertThat(checked).isPositive();
  }

  @Test
  void addressesAndWalletsFollowFromKeys() {
    JsonNode vectors = Shared.json(VECTORS).at("/generated/wallet_derivation");

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      Address owner = key(vector).address();
      assertThat(owner.checksummed()).isEqualTo(text(vector, "eoa"));
      assertThat(WalletAddresses.proxy(owner).checksummed()).isEqualTo(text(vector, "polyProxy"));
      assertThat(WalletAddresses.safe(owner).checksummed()).isEqualTo(text(vector, "gnosisSafe"));
      assertThat(WalletAddresses.depositWallet(owner).checksummed())
          .isEqualTo(text(vector, "depositWalletBeacon"));
      assertThat(WalletAddresses.firstDepositWallet(owner).checksummed())
          .isEqualTo(text(vector, "depositWalletUUPS"));
    }
  }

  @Test
  void ordersOfTheRetiredVersionAreNotSigned() {
    JsonNode root = Shared.json(VECTORS);
    List<JsonNode> vectors = new ArrayList<>();
    root.at("/generated/orders_v1_legacy").forEach(vectors::add);
    for (JsonNode vector : root.get("source_tests")) {
      if (text(vector, "kind").startsWith("order_v1")) {
        vectors.add(vector);
      }
    }

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      assertThatThrownBy(() -> domain(vector)).hasMessage("exchange version 1 is not 2 or 3");
    }
  }

  @Test
  void noGroupOfVectorsIsUnknownHere() {
    JsonNode root = Shared.json(VECTORS);
    List<String> groups = new ArrayList<>();
    root.get("generated").fieldNames().forEachRemaining(groups::add);
    List<String> kinds = new ArrayList<>();
    root.get("source_tests").forEach(vector -> kinds.add(text(vector, "kind")));

    assertThat(groups)
        .isSubsetOf(
            "orders_v2",
            "orders_v3",
            "orders_v1_legacy",
            "hmac",
            "l1_auth",
            "amounts_limit",
            "amounts_market",
            "amounts_diff_float_vs_exact",
            "amounts_columns",
            "orderbook_hash",
            "fees",
            "fee_adjusted_buy",
            "wallet_derivation");
    assertThat(kinds).allMatch(kind -> kind.matches("order_v.*|l1_auth|hmac|orderbook_hash"));
  }

  private static Handling handling(JsonNode wire) {
    return new Handling(
        OrderType.valueOf(text(wire, "orderType")),
        wire.get("postOnly").booleanValue(),
        wire.at("/order/expiration").asLong());
  }

  @Test
  void theWellKnownKeyOfTheTestNetworksHasItsWellKnownAddress() {
    SigningKey key =
        SigningKey.parse("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

    assertThat(key.address().checksummed()).isEqualTo("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  }

  @Test
  void neitherKeyNorSecretIsEverShown() {
    String secret = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    Wallet wallet = Wallet.ofKey(SigningKey.parse(secret));

    assertThat(wallet.toString()).doesNotContain("ac0974").contains("0xf39Fd6");
    assertThat(new ApiCredentials("id", "c2VjcmV0", "open sesame").toString())
        .isEqualTo("ApiCredentials[id]");
    assertThatThrownBy(() -> SigningKey.parse(secret.substring(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Polymarket private key: a text of 63 characters is not 32 bytes in hexadecimal");
    assertThatThrownBy(() -> SigningKey.parse("f".repeat(64)))
        .hasMessage("Polymarket private key: out of the curve's range");
  }

  private static SignedOrder.Terms terms(JsonNode vector) {
    JsonNode message = vector.get("message");
    return new SignedOrder.Terms(
        new BigInteger(text(message, "salt")),
        new Address(text(message, "maker")),
        new Address(text(message, "signer")),
        new BigInteger(text(message, "tokenId")),
        new BigInteger(text(message, "makerAmount")),
        new BigInteger(text(message, "takerAmount")),
        message.get("side").intValue() == 0 ? Action.BUY : Action.SELL,
        SignatureType.of(message.get("signatureType").intValue()),
        new BigInteger(text(message, "timestamp")),
        text(message, "metadata"),
        text(message, "builder"));
  }

  private static ExchangeDomain domain(JsonNode vector) {
    JsonNode domain = vector.get("domain");
    return new ExchangeDomain(
        Integer.parseInt(text(domain, "version")),
        domain.get("chainId").longValue(),
        new Address(text(domain, "verifyingContract")));
  }

  private static SigningKey key(JsonNode vector) {
    return SigningKey.parse(text(vector, "privateKey"));
  }

  private static String text(JsonNode node, String name) {
    return node.get(name).textValue();
  }
}
