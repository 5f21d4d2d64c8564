package io.dutchbook.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * A key pair for one run, its private half in a file as Kalshi hands keys out (PKCS#1).
 *
 * @param id its name at the venue
 * @param publicKey what the venue knows
 * @param file the private half
 */
record KalshiKey(String id, PublicKey publicKey, Path file) {
  private static final int BITS = 2_048;

  /** Makes a key pair and writes the private half into a folder, readable by the owner only. */
  static KalshiKey create(Path folder) {
    KeyPair pair = generate();
    String id = UUID.nameUUIDFromBytes(pair.getPublic().getEncoded()).toString();
    Path file = folder.resolve("kalshi-" + id + ".pem");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, pem(pair), StandardCharsets.US_ASCII);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new FileNotWritable("key file", file, e);
    }
    return new KalshiKey(id, pair.getPublic(), file.toAbsolutePath());
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this machine cannot make RSA keys", e);
    }
  }

  private static String pem(KeyPair pair) throws IOException {
    byte[] pkcs1 =
        PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1);
    return "-----BEGIN RSA PRIVATE KEY-----\n" + body + "\n-----END RSA PRIVATE KEY-----\n";
  }

  /** Deletes the file. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
