package io.dutchbook.engine.paper;

import io.dutchbook.engine.market.Venue;
import java.util.List;

/** What becomes of a paper account in one step: durable as a whole or not at all. */
public sealed interface PaperChange {
  /** Whose account. */
  Venue venue();

  /**
   * The account's revision before the step. Where it is another one meanwhile, somebody else has
   * changed the account, and the step must be decided anew.
   */
  long revision();

  /**
   * An order was decided on.
   *
   * @param taken everything taken of the order's market after it
   */
  record Ordered(Venue venue, long revision, PaperOrder order, List<TakenSize> taken)
      implements PaperChange {
    /** Copies the list. */
    public Ordered {
      taken = List.copyOf(taken);
    }
  }

  /** Instruments were settled; nothing is taken of their markets any more. */
  record PaidOut(Venue venue, long revision, List<PaperPayout> payouts) implements PaperChange {
    /** Copies the list. */
    public PaidOut {
      payouts = List.copyOf(payouts);
    }
  }
}
