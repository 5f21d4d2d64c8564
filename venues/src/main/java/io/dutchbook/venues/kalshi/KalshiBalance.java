package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Money;
import io.dutchbook.venues.json.Fields;
import java.util.List;

/**
 * The account's cash (OpenAPI 3.32.0). Whether resting orders are already deducted is not
 * documented; this engine rests none.
 *
 * @param cash exact to $0.0001, where the integer beside it is cut to cents
 * @param positions what the venue says positions are worth, whole cents
 * @param at when this was so, epoch milliseconds
 * @param shards cash by shard, on which an order needs it; empty for keys locked to a subaccount
 */
public record KalshiBalance(Money cash, Money positions, long at, List<ShardCash> shards) {
  /** Copies the list. */
  public KalshiBalance {
    shards = List.copyOf(shards);
  }

  /** Cash on a shard. */
  public record ShardCash(int shard, Money cash) {}

  static KalshiBalance of(Fields answer) {
    return new KalshiBalance(
        answer.money("balance_dollars"),
        WireValues.cents(answer, "portfolio_value"),
        WireValues.seconds(answer, "updated_ts"),
        answer.has("balance_breakdown")
            ? answer.objects("balance_breakdown").stream()
                .map(row -> new ShardCash(WireValues.shard(row), row.money("balance")))
                .toList()
            : List.of());
  }
}
