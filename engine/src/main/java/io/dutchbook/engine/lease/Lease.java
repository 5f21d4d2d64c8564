package io.dutchbook.engine.lease;

import org.jspecify.annotations.Nullable;

/**
 * Who may trade on an account.
 *
 * @param account the venue and who we are there
 * @param holder who
 * @param epoch counts the holders: higher with every one that takes the account over
 * @param until when others may take it, epoch milliseconds of the database's clock
 */
public record Lease(String account, Holder holder, long epoch, long until) {
  /** The epoch of who holds nothing yet. */
  public static final long NONE = 0;

  /**
   * Somebody asks for an account, to renew or to take it over.
   *
   * <p>Who bears the holder's name and holds no epoch is its successor: the process before it has
   * ended, so there is nobody to wait for. Who bears the name and holds an older epoch was
   * succeeded itself.
   *
   * @param known the account's lease; nothing when it never had one
   * @param heldEpoch the epoch that the asker holds, or {@link #NONE}
   * @param now by the database's clock, epoch milliseconds
   * @param validFor how long it will hold, in milliseconds
   */
  public static Claim claim(
      String account, @Nullable Lease known, Holder by, long heldEpoch, long now, long validFor) {
    if (known == null) {
      return new Claim.Granted(new Lease(account, by, NONE + 1, now + validFor));
    }
    boolean sameName = known.holder.id().equals(by.id());
    if (sameName && known.epoch == heldEpoch) {
      long until = Math.max(known.until, now + validFor);
      return new Claim.Granted(new Lease(account, by, known.epoch, until));
    }
    boolean free = known.until <= now || (sameName && heldEpoch == NONE);
    return free
        ? new Claim.Granted(new Lease(account, by, known.epoch + 1, now + validFor))
        : new Claim.Refused(known);
  }

  /** The holder gives the account up; a lease that is not its own stays as it is. */
  public Lease released(Holder by, long heldEpoch, long now) {
    return holder.id().equals(by.id()) && epoch == heldEpoch
        ? new Lease(account, holder, epoch, Math.min(until, now))
        : this;
  }
}
