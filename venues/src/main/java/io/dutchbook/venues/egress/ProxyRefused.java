package io.dutchbook.venues.egress;

/** A way out that cannot be taken; the message is one line for people. */
final class ProxyRefused extends RuntimeException {
  ProxyRefused(String message) {
    super(message);
  }
}
