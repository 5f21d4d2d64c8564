package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import java.util.List;

/**
 * Whether Kalshi works (OpenAPI 3.32.0). The same body comes with 500, 503 and 504 when it does
 * not.
 *
 * @param exchangeActive false in an exchange pause: nothing is allowed, cancels included
 * @param tradingActive false in a trading pause, Thursdays 03:00 to 05:00 US Eastern: cancels only
 * @param resumesAt when it should end, epoch milliseconds; -1 when not said
 * @param shards the same by shard; empty when only the whole is told, which is shard 0
 */
public record KalshiStatus(
    boolean exchangeActive, boolean tradingActive, long resumesAt, List<Shard> shards) {

  /** Copies the list. */
  public KalshiStatus {
    shards = List.copyOf(shards);
  }

  /** One matching engine. */
  public record Shard(int index, boolean exchangeActive, boolean tradingActive) {}

  static KalshiStatus of(Fields answer) {
    return new KalshiStatus(
        answer.flag("exchange_active"),
        answer.flag("trading_active"),
        WireValues.optionalTime(answer, "exchange_estimated_resume_time"),
        answer.has("exchange_index_statuses")
            ? answer.objects("exchange_index_statuses").stream().map(KalshiStatus::shard).toList()
            : List.of());
  }

  private static Shard shard(Fields row) {
    return new Shard(
        WireValues.shard(row), row.flag("exchange_active"), row.flag("trading_active"));
  }

  /** Whether markets of a shard take orders; a shard that is not listed goes with the whole. */
  public boolean trades(int shard) {
    return shards.stream()
        .filter(status -> status.index() == shard)
        .findFirst()
        .map(status -> status.exchangeActive() && status.tradingActive())
        .orElse(exchangeActive && tradingActive);
  }
}
