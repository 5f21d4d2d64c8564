package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.kalshi.KeySource.PemFile;
import io.dutchbook.venues.kalshi.KeySource.PemText;
import io.dutchbook.venues.testing.Shared;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KalshiSignerTest {
  private static final String VECTORS = "kalshi-spec/auth-vectors.json";

  @ParameterizedTest
  @ValueSource(strings = {"rsa_private_pkcs1_pem", "rsa_private_pkcs8_pem"})
  void signsWithRsaAsTheVenueVerifies(String pem) throws Exception {
    JsonNode vectors = Shared.json(VECTORS);
    KalshiSigner signer = signer(vectors.get(pem).textValue());

    for (JsonNode vector : vectors.get("cases")) {
      String text = vector.get("string_to_sign").textValue();
      assertThat(verifies(vectors, text, signer.sign(text))).isTrue();
    }
  }

  @Test
  void theVerifierOfThisTestTakesTheVectorsAndRefusesAnotherSaltLength() throws Exception {
    JsonNode vectors = Shared.json(VECTORS);
    JsonNode vector = vectors.get("cases").get(0);
    JsonNode maxSalt = vectors.get("negative_max_salt");

    assertThat(
            verifies(
                vectors,
                vector.get("string_to_sign").textValue(),
                vector.get("rsa_pss_sha256_salt32_b64").textValue()))
        .isTrue();
    assertThat(
            verifies(
                vectors,
                maxSalt.get("string_to_sign").textValue(),
                maxSalt.get("rsa_pss_sha256_maxsalt_b64").textValue()))
        .isFalse();
  }

  @Test
  void signsWithEd25519ToTheByte() {
    JsonNode vectors = Shared.json(VECTORS);
    KalshiSigner signer = signer(vectors.get("ed25519_private_pkcs8_pem").textValue());

    for (JsonNode vector : vectors.get("cases")) {
      assertThat(signer.sign(vector.get("string_to_sign").textValue()))
          .isEqualTo(vector.get("ed25519_b64").textValue());
    }
  }

  @Test
  void theHeadersSignTimeMethodAndPath() {
    JsonNode vectors = Shared.json(VECTORS);
    JsonNode vector = vectors.get("cases").get(0);
    KalshiSigner signer = signer(vectors.get("ed25519_private_pkcs8_pem").textValue());

    String timestamp = vector.get("timestamp_ms").textValue();
    String method = vector.get("method").textValue();
    String path = vector.get("request_target").textValue().split("\\?", -1)[0];

    assertThat(signer.headers(Long.parseLong(timestamp), method, path))
        .extracting(HttpHeader::toString)
        .containsExactly(
            "KALSHI-ACCESS-KEY: key-1",
            "KALSHI-ACCESS-TIMESTAMP: " + timestamp,
            "KALSHI-ACCESS-SIGNATURE: " + vector.get("ed25519_b64").textValue());
  }

  @Test
  void readsAFileOfAnyKind(@TempDir Path folder) throws Exception {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    byte[] bare =
        PrivateKeyInfo.getInstance(rsa.getPrivate().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    Path pkcs1 = file(folder, "1.pem", "RSA PRIVATE KEY", bare);
    Path pkcs8 = file(folder, "8.pem", "PRIVATE KEY", rsa.getPrivate().getEncoded());
    Path mislabelled = file(folder, "x.pem", "PRIVATE KEY", bare);

    for (Path path : new Path[] {pkcs1, pkcs8, mislabelled}) {
      String signature = KalshiSigner.load("key-1", new PemFile(path)).sign("text");
      assertThat(verifies(rsa.getPublic(), "text", signature)).as("%s", path).isTrue();
    }
  }

  @Test
  void saysWhatItFoundWhereAndWhatItAccepts(@TempDir Path folder) throws Exception {
    byte[] ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();

    refuses(folder.resolve("none.pem"), "does not exist");
    refuses(folder, "cannot be read");
    refuses(Files.writeString(folder.resolve("a.pem"), "hello"), "found no PEM block");
    refuses(file(folder, "b.pem", "PUBLIC KEY", ec), "found BEGIN PUBLIC KEY");
    refuses(
        file(folder, "c.pem", "ENCRYPTED PRIVATE KEY", ec), "found BEGIN ENCRYPTED PRIVATE KEY");
    refuses(file(folder, "d.pem", "PRIVATE KEY", ec), "found a key of algorithm 1.2.840.10045.2.1");
    refuses(
        file(folder, "e.pem", "PRIVATE KEY", new byte[] {1, 2, 3}),
        "found BEGIN PRIVATE KEY with content that is not such a key");
  }

  private static void refuses(Path path, String found) {
    assertThatThrownBy(() -> KalshiSigner.load("key-1", new PemFile(path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Kalshi private key: ")
        .hasMessageContaining(found)
        .hasMessageContaining("file " + path);
  }

  @Test
  void neverShowsTheKey() throws Exception {
    byte[] der = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    String secret = Base64.getEncoder().encodeToString(der);
    String canary = secret.substring(200, 240);
    PemText whole = new PemText("KALSHI_PRIVATE_KEY", pem("PRIVATE KEY", secret));
    PemText broken = new PemText("KALSHI_PRIVATE_KEY", pem("PRIVATE KEY", secret.substring(40)));

    assertThat(whole.toString() + KalshiSigner.load("key-1", whole)).doesNotContain(canary);
    assertThatThrownBy(() -> KalshiSigner.load("key-1", broken))
        .satisfies(error -> assertThat(stackTrace(error)).doesNotContain(canary))
        .hasMessageContaining("setting KALSHI_PRIVATE_KEY");
  }

  private static String stackTrace(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static KalshiSigner signer(String pem) {
    return KalshiSigner.load("key-1", new PemText("test", pem));
  }

  private static Path file(Path folder, String name, String label, byte[] der) throws IOException {
    return Files.writeString(
        folder.resolve(name), pem(label, Base64.getEncoder().encodeToString(der)));
  }

  private static String pem(String label, String base64) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + base64.replaceAll("(.{64})", "$1\n")
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static boolean verifies(JsonNode vectors, String text, String signature)
      throws Exception {
    String spki =
        vectors.get("rsa_public_spki_pem").textValue().replaceAll("-----[A-Z ]+-----|\\s", "");
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(spki)));
    return verifies(key, text, signature);
  }

  private static boolean verifies(PublicKey key, String text, String signature) throws Exception {
    Signature verifier = Signature.getInstance("RSASSA-PSS");
    verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    verifier.initVerify(key);
    verifier.update(text.getBytes(StandardCharsets.UTF_8));
    return verifier.verify(Base64.getDecoder().decode(signature));
  }
}
