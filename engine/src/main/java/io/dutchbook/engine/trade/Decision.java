package io.dutchbook.engine.trade;

import java.util.List;

/** What a trade needs next. */
public sealed interface Decision {
  /**
   * Nothing before a moment, unless something is heard.
   *
   * @param until epoch milliseconds
   */
  record Await(long until) implements Decision {}

  /**
   * Orders to journal and then send.
   *
   * @param orders all in one commit
   */
  record Send(List<OrderIntent> orders) implements Decision {}

  /**
   * Orders to ask the venue about.
   *
   * @param orders whose outcome is overdue or unknown
   */
  record Ask(List<OrderIntent> orders) implements Decision {}

  /**
   * The trade is over.
   *
   * @param result how it ended
   */
  record End(TradeResult result) implements Decision {}
}
