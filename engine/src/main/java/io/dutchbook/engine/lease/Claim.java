package io.dutchbook.engine.lease;

/** The answer to who asks for an account. */
public sealed interface Claim {
  /** It is yours until the lease says. */
  record Granted(Lease lease) implements Claim {}

  /** It is another's. */
  record Refused(Lease by) implements Claim {}
}
