package io.dutchbook.venues.polymarket;

import java.util.Arrays;

/** Which kind of wallet holds the funds; the number goes into the signed order. */
public enum SignatureType {
  /** The key's own address. */
  EOA(0),
  /** A proxy wallet of an e-mail account. */
  PROXY(1),
  /** A Gnosis Safe. */
  SAFE(2),
  /** A deposit wallet, default for accounts made since 2026-05-04. */
  DEPOSIT_WALLET(3);

  private final int number;

  SignatureType(int number) {
    this.number = number;
  }

  /** The type of a number, 0 to 3; refuses another. */
  public static SignatureType of(int number) {
    return Arrays.stream(values())
        .filter(type -> type.number == number)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("signature type is " + number + ", allowed is 0 to 3"));
  }

  int number() {
    return number;
  }
}
