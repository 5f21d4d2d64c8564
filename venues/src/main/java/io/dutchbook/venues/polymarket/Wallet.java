package io.dutchbook.venues.polymarket;

/**
 * Who trades: a key and the wallet it signs for.
 *
 * @param key signs
 * @param type how the wallet checks the signature
 * @param funder the wallet that holds the money; the key's own address for {@link
 *     SignatureType#EOA}
 */
public record Wallet(SigningKey key, SignatureType type, Address funder) {
  /** Refuses a wallet of its own for a type that has none. */
  public Wallet {
    if (type == SignatureType.EOA && !funder.equals(key.address())) {
      throw new IllegalArgumentException(
          "Polymarket funder "
              + funder
              + " differs from the key's address "
              + key.address()
              + ", which signature type EOA does not allow");
    }
  }

  /** A key that holds its own money. */
  public static Wallet ofKey(SigningKey key) {
    return new Wallet(key, SignatureType.EOA, key.address());
  }

  /** Who signs, as the order names it: a deposit wallet signs for itself. */
  Address signer() {
    return type == SignatureType.DEPOSIT_WALLET ? funder : key.address();
  }
}
