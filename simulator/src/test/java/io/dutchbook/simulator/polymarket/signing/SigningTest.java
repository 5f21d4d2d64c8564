package io.dutchbook.simulator.polymarket.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.testing.Shared;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningTest {
  private static final String VECTORS = "venues/polymarket-vectors.json";

  private static SignedOrder order(JsonNode message) {
    return new SignedOrder(
        new BigInteger(message.get("salt").asText()),
        message.get("maker").asText(),
        message.get("signer").asText(),
        new BigInteger(message.get("tokenId").asText()),
        new BigInteger(message.get("makerAmount").asText()),
        new BigInteger(message.get("takerAmount").asText()),
        message.get("side").asInt() == 0 ? Action.BUY : Action.SELL,
        message.get("signatureType").asInt(),
        new BigInteger(message.get("timestamp").asText()),
        message.get("metadata").asText(),
        message.get("builder").asText());
  }

  private static List<JsonNode> ordersOf(Exchange exchange) {
    String version = exchange == Exchange.V3 ? "orders_v3" : "orders_v2";
    return Shared.json(VECTORS)
        .at("/generated/" + version)
        .valueStream()
        .filter(vector -> vector.at("/domain/chainId").asInt() == Exchange.CHAIN)
        .filter(vector ->
            vector.at("/domain/verifyingContract").asText().equalsIgnoreCase(exchange.contract()))
        .toList();
  }

  @Test
  void recoversTheSignerOfEveryOrderOfTheOfficialClient() {
    for (Exchange exchange : Exchange.values()) {
      assertThat(ordersOf(exchange)).as("%s", exchange).isNotEmpty();
      for (JsonNode vector : ordersOf(exchange)) {
        SignedOrder order = order(vector.get("message"));
        String owner = new PrivateKey(vector.get("privateKey").asText()).address();
        assertThat(order.id(exchange))
            .as(vector.get("id").asText())
            .isEqualTo(vector.get("digest").asText());
        assertThat(order.signedBy(exchange, vector.get("signature").asText()))
            .as(vector.get("id").asText())
            .contains(owner);
      }
    }
  }

  @Test
  void aSignatureForTheOtherExchangeOrWithAChangedAmountLeadsToSomebodyElse() {
    JsonNode vector = ordersOf(Exchange.NORMAL).getFirst();
    String owner = new PrivateKey(vector.get("privateKey").asText()).address();
    SignedOrder order = order(vector.get("message"));
    String signature = vector.get("signature").asText();
    SignedOrder changed =
        new SignedOrder(
            order.salt(),
            order.maker(),
            order.signer(),
            order.tokenId(),
            order.makerAmount().add(BigInteger.ONE),
            order.takerAmount(),
            order.action(),
            order.signatureType(),
            order.timestamp(),
            order.metadata(),
            order.builder());

    assertThat(order.signedBy(Exchange.NORMAL, signature)).contains(owner);
    assertThat(order.signedBy(Exchange.NEG_RISK, signature)).isNotEqualTo(Optional.of(owner));
    assertThat(changed.signedBy(Exchange.NORMAL, signature)).isNotEqualTo(Optional.of(owner));
    assertThat(order.signedBy(Exchange.NORMAL, "0x1234")).isEmpty();
    assertThat(order.signedBy(Exchange.NORMAL, "0x" + "00".repeat(65))).isEmpty();
    assertThat(order.signedBy(Exchange.NORMAL, "0x" + "ff".repeat(65))).isEmpty();
  }

  @Test
  void recoversTheSignerOfALogin() {
    int checked = 0;
    for (JsonNode vector : Shared.json(VECTORS).at("/generated/l1_auth")) {
      if (vector.at("/domain/chainId").asInt() != Exchange.CHAIN) {
        continue;
      }
      checked++;
      Login login =
          new Login(
              vector.at("/message/address").asText(),
              vector.at("/message/timestamp").asText(),
              new BigInteger(vector.at("/message/nonce").asText()));

      assertThat(Bytes.hex(login.digest())).isEqualTo(vector.get("digest").asText());
      assertThat(login.signedBy(vector.get("signature").asText()))
          .contains(vector.get("address").asText().toLowerCase(Locale.ROOT));
    }
    assertThat(checked).isPositive();
  }

  @Test
  void acceptsTheSealOfEveryRequestOfTheOfficialClient() {
    for (JsonNode vector : Shared.json(VECTORS).at("/generated/hmac")) {
      String body = vector.get("body").isNull() ? "" : vector.get("body").asText();

      boolean fits = fits(vector, body, vector.get("signature").asText());

      assertThat(fits).as(vector.get("id").asText()).isTrue();
      assertThat(fits(vector, body + " ", vector.get("signature").asText())).isFalse();
    }
  }

  private static boolean fits(JsonNode vector, String body, String signature) {
    return RequestSeal.fits(
        vector.get("secret").asText(),
        vector.get("timestamp").asText(),
        vector.get("method").asText(),
        vector.get("requestPath").asText(),
        body,
        signature);
  }

  @Test
  void derivesTheWalletsOfAKey() {
    for (JsonNode vector : Shared.json(VECTORS).at("/generated/wallet_derivation")) {
      String owner = new PrivateKey(vector.get("privateKey").asText()).address();

      assertThat(owner).isEqualToIgnoringCase(vector.get("eoa").asText());
      assertThat(Wallets.proxy(owner)).isEqualToIgnoringCase(vector.get("polyProxy").asText());
      assertThat(Wallets.safe(owner)).isEqualToIgnoringCase(vector.get("gnosisSafe").asText());
    }
  }
}
