package io.dutchbook.simulator.kalshi.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.testing.Shared;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RequestSignatureTest {
  private static PublicKey key(String algorithm, String pem) throws GeneralSecurityException {
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance(algorithm)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
  }

  private static boolean fits(PublicKey key, JsonNode vector, String signature) {
    String target = vector.get("request_target").asText();
    int query = target.indexOf('?');
    return RequestSignature.fits(
        key,
        vector.get("timestamp_ms").asText(),
        vector.get("method").asText(),
        query < 0 ? target : target.substring(0, query),
        signature);
  }

  @Test
  void acceptsEveryKindOfKeyAndNothingElse() throws GeneralSecurityException {
    JsonNode vectors = Shared.json("venues/kalshi-spec/auth-vectors.json");
    PublicKey rsa = key("RSA", vectors.get("rsa_public_spki_pem").asText());
    PublicKey ed25519 = key("Ed25519", vectors.get("ed25519_public_spki_pem").asText());

    for (JsonNode vector : vectors.get("cases")) {
      String pss = vector.get("rsa_pss_sha256_salt32_b64").asText();
      String edwards = vector.get("ed25519_b64").asText();
      assertThat(fits(rsa, vector, pss)).isTrue();
      assertThat(fits(ed25519, vector, edwards)).isTrue();
      assertThat(fits(rsa, vector, edwards)).isFalse();
      assertThat(fits(ed25519, vector, pss)).isFalse();
      assertThat(fits(rsa, vector, "not base64")).isFalse();
    }
  }

  @Test
  void refusesASaltOfAnotherLength() throws GeneralSecurityException {
    JsonNode vectors = Shared.json("venues/kalshi-spec/auth-vectors.json");
    PublicKey rsa = key("RSA", vectors.get("rsa_public_spki_pem").asText());
    String longSalt = vectors.at("/negative_max_salt/rsa_pss_sha256_maxsalt_b64").asText();

    assertThat(longSalt).isNotEmpty();
    assertThat(fits(rsa, vectors.get("cases").get(0), longSalt)).isFalse();
  }
}
