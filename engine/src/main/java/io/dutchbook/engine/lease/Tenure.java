package io.dutchbook.engine.lease;

/**
 * What a holder knows of its lease. Time is monotonic and counts from the moment before a renewal
 * was asked for, so that it always runs out here before the database gives the account to another.
 *
 * @param terms how long a lease holds
 * @param granted whether the account was ours when it was last heard of
 * @param askedAt when that was asked, monotonic nanoseconds
 * @param why why it is not ours, or why it was not renewed since; for people
 */
public record Tenure(LeaseTerms terms, boolean granted, long askedAt, String why) {
  private static final long NANOS = 1_000_000;

  /** Holds nothing yet. */
  public static Tenure none(LeaseTerms terms) {
    return new Tenure(terms, false, 0, "it was not asked for yet");
  }

  /** The lease was granted or renewed. */
  public Tenure renewed(long asked) {
    return new Tenure(terms, true, asked, "");
  }

  /** The lease is another's, or was given up: nothing may leave any more. */
  public Tenure lost(String because) {
    return new Tenure(terms, false, 0, because);
  }

  /** A renewal failed: nobody knows whose the lease will be once it has run out. */
  public Tenure unheard(String because) {
    return new Tenure(terms, granted, askedAt, because);
  }

  /**
   * What may leave.
   *
   * @param nanos now, on the monotonic clock
   */
  public Permit permit(long nanos) {
    if (!granted) {
      return Permit.NOTHING;
    }
    long age = nanos - askedAt;
    if (age < (terms.validFor() - 2 * terms.margin()) * NANOS) {
      return Permit.ALL;
    }
    return age < (terms.validFor() - terms.margin()) * NANOS ? Permit.HEDGES : Permit.NOTHING;
  }
}
