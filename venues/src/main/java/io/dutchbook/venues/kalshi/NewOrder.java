package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Json;

/**
 * An order as the V2 interface takes it (since 2026-04-22).
 *
 * @param clientOrderId unique for ever; what makes a repetition harmless
 * @param side on the YES leg
 * @param price on the YES leg
 * @param lifetime how long it may rest
 * @param ownCross what happens when it meets another order of the account
 * @param postOnly refused where it would trade at once
 * @param reduceOnly only lets a position shrink; refused unless immediate (3.32.0)
 * @param cancelOnPause ends with a trading pause instead of resting through it
 * @param groupId an order group that limits it; blank for none
 */
public record NewOrder(
    String ticker,
    String clientOrderId,
    BookSide side,
    Quantity count,
    Price price,
    Lifetime lifetime,
    OwnCross ownCross,
    boolean postOnly,
    boolean reduceOnly,
    boolean cancelOnPause,
    String groupId) {

  /** What happens when an order meets another of the same account. */
  public enum OwnCross {
    /** The new one stops; what it traded stays. */
    TAKER_AT_CROSS,
    /** The resting one is canceled, and the new one goes on. */
    MAKER
  }

  /** How long an order may rest. */
  public sealed interface Lifetime {
    /** Trades what it can, at once. */
    record ImmediateOrCancel() implements Lifetime {}

    /** Trades all of it at once, or nothing. */
    record FillOrKill() implements Lifetime {}

    /** Rests until canceled. */
    record GoodTillCanceled() implements Lifetime {}

    /** Rests until a moment, epoch seconds. */
    record GoodTill(long second) implements Lifetime {}

    /** Whether it can rest at all. */
    default boolean rests() {
      return this instanceof GoodTillCanceled || this instanceof GoodTill;
    }
  }

  /** Refuses what Kalshi refuses. */
  public NewOrder {
    if (ticker.isBlank() || clientOrderId.isBlank() || count.isZero() || !price.isTradable()) {
      throw new IllegalArgumentException("an order needs a market, an id, a count and a price");
    }
    if (postOnly && !lifetime.rests()) {
      throw new IllegalArgumentException("an order that never rests cannot be post-only");
    }
    if (reduceOnly && !(lifetime instanceof Lifetime.ImmediateOrCancel)) {
      throw new IllegalArgumentException("only an immediate order can be reduce-only");
    }
  }

  /** Takes what is there and never rests. */
  public static NewOrder immediate(
      String ticker, String clientOrderId, BookSide side, Quantity count, Price price) {
    return plain(ticker, clientOrderId, side, count, price, new Lifetime.ImmediateOrCancel());
  }

  /** Without any of the special wishes. */
  public static NewOrder plain(
      String ticker,
      String clientOrderId,
      BookSide side,
      Quantity count,
      Price price,
      Lifetime lifetime) {
    return new NewOrder(
        ticker,
        clientOrderId,
        side,
        count,
        price,
        lifetime,
        OwnCross.TAKER_AT_CROSS,
        false,
        false,
        false,
        "");
  }

  /** The request's body; wishes that are not made are left out. */
  ObjectNode form() {
    ObjectNode form = Json.object();
    form.put("ticker", ticker);
    form.put("client_order_id", clientOrderId);
    form.put("side", WireValues.wire(side));
    form.put("count", count.toString());
    form.put("price", price.toString());
    switch (lifetime) {
      case Lifetime.ImmediateOrCancel _ -> form.put("time_in_force", "immediate_or_cancel");
      case Lifetime.FillOrKill _ -> form.put("time_in_force", "fill_or_kill");
      case Lifetime.GoodTillCanceled _ -> form.put("time_in_force", "good_till_canceled");
      case Lifetime.GoodTill until ->
          form.put("time_in_force", "good_till_canceled").put("expiration_time", until.second());
    }
    form.put("self_trade_prevention_type", WireValues.wire(ownCross));
    putWish(form, "post_only", postOnly);
    putWish(form, "reduce_only", reduceOnly);
    putWish(form, "cancel_order_on_pause", cancelOnPause);
    if (!groupId.isEmpty()) {
      form.put("order_group_id", groupId);
    }
    return form;
  }

  private static void putWish(ObjectNode form, String name, boolean wanted) {
    if (wanted) {
      form.put(name, true);
    }
  }
}
