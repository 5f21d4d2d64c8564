package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.rate.TokenBucket;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The token buckets of members, and one for everybody who does not sign: Kalshi publishes none for
 * them, so they share what a Basic member may read.
 *
 * <p>Each shard has a bucket for orders of its own beside the unscoped one. A request that names a
 * shard above 0 spends that shard's; one that is routed by its ticker spends the unscoped one and
 * every shard's (documentation of autumn 2026; in August only the unscoped one).
 */
public final class Budgets {
  private static final int UNSCOPED = 0;

  private final Map<KalshiAccount, Wallet> members = new HashMap<>();
  private final RateTier first;
  private final Wallet strangers = new Wallet(RateTier.BASIC);

  /** Budgets of members who all begin in a tier. */
  public Budgets(RateTier tier) {
    this.first = tier;
  }

  /** Spends what a member's request costs; false when the tokens are not there. */
  boolean spend(KalshiAccount account, Call call, long now) {
    return wallet(account).spend(call, now);
  }

  /** Spends what a request costs that nobody signed. */
  boolean spend(Call call, long now) {
    return strangers.spend(call, now);
  }

  private Wallet wallet(KalshiAccount account) {
    return members.computeIfAbsent(account, key -> new Wallet(first));
  }

  /** Takes a member from Basic to Advanced, which is given for the asking. */
  void upgrade(KalshiAccount account) {
    if (wallet(account).tier == RateTier.BASIC) {
      members.put(account, new Wallet(RateTier.ADVANCED));
    }
  }

  /** {@code GET /account/limits}. */
  ObjectNode limits(KalshiAccount account) {
    RateTier tier = wallet(account).tier;
    return Json.object()
        .put("usage_tier", tier.wire())
        .<ObjectNode>set("grants", Json.array())
        .<ObjectNode>set("read", bucket(tier.read(), tier.readCapacity()))
        .set("write", bucket(tier.write(), tier.writeCapacity()));
  }

  private static ObjectNode bucket(int refill, int capacity) {
    return Json.object().put("refill_rate", refill).put("bucket_capacity", capacity);
  }

  /** The buckets of one member, filled when they are first used. */
  private static final class Wallet {
    private final RateTier tier;
    private final Map<Integer, TokenBucket> write = new HashMap<>();
    private @Nullable TokenBucket read;

    private Wallet(RateTier tier) {
      this.tier = tier;
    }

    private boolean spend(Call call, long now) {
      int cost = Costs.of(call);
      List<TokenBucket> buckets =
          Costs.isWrite(call)
              ? shards(call).stream().map(shard -> write(shard, now)).toList()
              : List.of(read(now));
      if (buckets.stream().anyMatch(bucket -> bucket.available(now) < cost)) {
        return false;
      }
      buckets.forEach(bucket -> bucket.take(cost, now));
      return true;
    }

    private TokenBucket read(long now) {
      TokenBucket bucket =
          read == null ? new TokenBucket(tier.readCapacity(), tier.read(), now) : read;
      read = bucket;
      return bucket;
    }

    private TokenBucket write(int shard, long now) {
      return write.computeIfAbsent(
          shard, key -> new TokenBucket(tier.writeCapacity(), tier.write(), now));
    }

    private static List<Integer> shards(Call call) {
      OptionalInt named = Costs.isBatch(call) ? OptionalInt.of(UNSCOPED) : named(call);
      if (named.isPresent() && Shards.ALL.contains(named.getAsInt())) {
        return List.of(named.getAsInt());
      }
      return call.method().equals("DELETE") && call.parameter("market_ticker").isEmpty()
          ? List.of(UNSCOPED)
          : Shards.ALL;
    }

    private static OptionalInt named(Call call) {
      OptionalInt inQuery = Shards.named(call);
      if (inQuery.isPresent() || call.body().isEmpty()) {
        return inQuery;
      }
      return Json.read(call.body())
          .map(body -> body.path("exchange_index"))
          .filter(index -> index.isInt())
          .map(index -> OptionalInt.of(index.asInt()))
          .orElseGet(OptionalInt::empty);
    }
  }
}
