package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the channels beside the order book say (AsyncAPI of 2026-10). Channels are not in step with
 * each other: an own fill may come before or after the public trade and the change of the book.
 */
public sealed interface KalshiNews {
  /** A channel is live from now on; what happened before it must be read over REST. */
  record Began(String channel) implements KalshiNews {}

  /** Frames of a channel were lost; what they said must be read over REST. */
  record Missed(String channel) implements KalshiNews {}

  /** Best prices and totals of a market, about once a second. */
  record Ticker(
      String ticker,
      Price last,
      Price yesBid,
      Price yesAsk,
      Quantity yesBidSize,
      Quantity yesAskSize,
      Quantity volume,
      Quantity openInterest,
      long at)
      implements KalshiNews {}

  /** A trade of anybody. */
  record Traded(
      String tradeId,
      String ticker,
      Price yesPrice,
      Quantity quantity,
      BookSide takerSide,
      boolean block,
      long at)
      implements KalshiNews {}

  /**
   * A trade of the account.
   *
   * @param clientOrderId ours; blank when the order was sent without
   * @param positionAfter hundredths of a contract, NO below zero
   */
  record Filled(
      String tradeId,
      String orderId,
      String clientOrderId,
      String ticker,
      BookSide side,
      Price yesPrice,
      Quantity quantity,
      boolean taker,
      Money fee,
      long positionAfter,
      long at)
      implements KalshiNews {}

  /**
   * An order of the account is new or changed: the first to know, where REST lags.
   *
   * @param status resting, canceled, executed or unknown
   * @param reason why it changed last; blank when not said (before 2026-10-01)
   */
  record OrderChanged(
      String orderId,
      String clientOrderId,
      String ticker,
      Status status,
      BookSide side,
      Price yesPrice,
      Quantity initial,
      Quantity filled,
      Quantity remaining,
      Money takerFees,
      Money makerFees,
      String groupId,
      String reason,
      int shard)
      implements KalshiNews {
    /** Where an order stands, by this channel. */
    public enum Status {
      /** In the book. */
      RESTING,
      /** Ended before all of it traded. */
      CANCELED,
      /** All of it traded. */
      EXECUTED,
      /** The venue cannot say. */
      UNKNOWN
    }
  }

  /**
   * A position of the account changed.
   *
   * @param position hundredths of a contract, NO below zero
   */
  record PositionChanged(
      String ticker, long position, Money cost, Money realizedPnl, Money fees, Quantity volume)
      implements KalshiNews {}

  /** A market came to be. */
  record MarketCreated(String ticker, String eventTicker, @Nullable PriceGrid grid)
      implements KalshiNews {}

  /**
   * A market was paused or goes on. Going on cancels every order that rested (2026-10). Opening at
   * its time and closing at its time are not announced.
   */
  record MarketPaused(String ticker, boolean paused) implements KalshiNews {}

  /** A market closes at another time: at the end of a game, now. */
  record CloseMoved(String ticker, long closesAt) implements KalshiNews {}

  /**
   * A market has a result, which may still be disputed and amended.
   *
   * @param yesPays per contract
   */
  record Determined(String ticker, KalshiMarket.Result result, Price yesPays, long at)
      implements KalshiNews {}

  /** A market has paid. */
  record Settled(String ticker, long at) implements KalshiNews {}

  /**
   * A market takes other prices.
   *
   * @param grid null when the frame does not say which: read the market
   */
  record GridChanged(String ticker, @Nullable PriceGrid grid) implements KalshiNews {}

  /** Texts or strikes of a market changed. */
  record MetadataChanged(String ticker) implements KalshiNews {}

  /** An event came to be. */
  record EventCreated(String ticker, String seriesTicker, String title, String collateralReturn)
      implements KalshiNews {}

  /**
   * An event has fees of its own from now on; null where it goes back to those of its series.
   *
   * @param feeType Kalshi's name of the formula; one that is not known means no order
   */
  record FeesChanged(
      String eventTicker, @Nullable String feeType, @Nullable BigDecimal feeMultiplier)
      implements KalshiNews {}

  /**
   * Something happened to an order group of the account.
   *
   * @param what of it
   * @param limit contracts within 15 seconds; null where it is not about that
   */
  record GroupChanged(String groupId, What what, @Nullable Quantity limit, long at)
      implements KalshiNews {
    /** What can happen to a group. */
    public enum What {
      /** It was made. */
      CREATED,
      /** Its orders were canceled, new ones are refused. */
      TRIGGERED,
      /** It takes orders again. */
      RESET,
      /** It is gone, its orders with it. */
      DELETED,
      /** It has another limit. */
      LIMIT_UPDATED
    }
  }

  /** Indices, quotes and combos: nothing an engine of game markets uses. */
  record Irrelevant(String type) implements KalshiNews {}
}
