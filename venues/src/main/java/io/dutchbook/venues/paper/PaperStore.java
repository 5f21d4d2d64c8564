package io.dutchbook.venues.paper;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where paper accounts survive. A failed stage leaves open whether a change was made. */
public interface PaperStore {
  /** An account as it is now; where there was none, one with this capital. */
  CompletionStage<PaperAccount> open(Venue venue, Money capital);

  /** The revision of an account; −1 where there is none. */
  CompletionStage<Long> revision(Venue venue);

  /** What is known of an order. */
  CompletionStage<Optional<PaperOrder>> find(Venue venue, OrderKey order);

  /**
   * Makes a change durable, all of it or nothing, and counts the account's revision up.
   *
   * @return false when the account is not at the change's revision any more, or its order has been
   *     decided on before
   */
  CompletionStage<Boolean> save(PaperChange change);

  /**
   * Every fill since a moment, oldest first.
   *
   * @param since epoch milliseconds
   */
  CompletionStage<List<Fill>> fills(Venue venue, long since);
}
