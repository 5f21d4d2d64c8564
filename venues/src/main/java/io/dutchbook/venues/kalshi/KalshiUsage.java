package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.rate.Tariff;
import java.util.concurrent.CompletionStage;

/** What the account may ask for, and how fresh what it reads is. */
public final class KalshiUsage {
  private final KalshiCalls calls;

  KalshiUsage(KalshiCalls calls) {
    this.calls = calls;
  }

  /** The account's token buckets. */
  public CompletionStage<KalshiLimits> limits() {
    return calls.read("account-limits", Target.of("/account/limits"), KalshiLimits::of);
  }

  /** What requests cost. */
  public CompletionStage<Tariff> costs() {
    return calls.readPublic(
        "endpoint-costs", Target.of("/account/endpoint_costs"), KalshiTariff::stated);
  }

  /** Until when portfolio reads are complete, epoch milliseconds: replicas lag behind trading. */
  public CompletionStage<Long> userDataAsOf() {
    return calls.readPublic(
        "user-data-timestamp",
        Target.of("/exchange/user_data_timestamp"),
        answer -> WireValues.time(answer, "as_of_time"));
  }
}
