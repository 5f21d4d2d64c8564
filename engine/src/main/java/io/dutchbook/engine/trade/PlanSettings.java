package io.dutchbook.engine.trade;

import io.dutchbook.engine.money.Price;

/**
 * The bounds of every trade, all times in milliseconds.
 *
 * @param sendWithin how long after its decision an order may still be sent
 * @param answerWithin how long to wait for the venue's answer before asking about an order
 * @param askEvery how often to ask about an order whose outcome is unknown
 * @param retryEvery how long to wait after a round that filled nothing
 * @param giveUpAfter how long after the last news of its orders a trade may try to complete or
 *     unwind
 * @param maxRounds how often it may try
 * @param maxSlippage how much worse than its first limit a leg may complete or unwind, a contract
 */
public record PlanSettings(
    long sendWithin,
    long answerWithin,
    long askEvery,
    long retryEvery,
    long giveUpAfter,
    int maxRounds,
    Price maxSlippage) {

  /** The values that {@code application.conf} ships with. */
  public static final PlanSettings DEFAULT =
      new PlanSettings(1_500, 2_500, 1_000, 500, 30_000, 12, Price.cents(15));
}
