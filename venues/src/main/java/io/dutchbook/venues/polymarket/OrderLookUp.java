package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Delayed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Retry;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Listed;
import io.dutchbook.venues.polymarket.ClobRows.Trade;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Finds out what became of an order, from the order itself and from its trades. */
final class OrderLookUp {
  private final Clob clob;
  private final OrderSigner signer;
  private final OrderTrades trades;
  private final Retry retry;
  private final OrderSettings settings;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;

  OrderLookUp(
      Clob clob,
      OrderSigner signer,
      OrderTrades trades,
      Retry retry,
      OrderSettings settings,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.clob = clob;
    this.signer = signer;
    this.trades = trades;
    this.retry = retry;
    this.settings = settings;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /** The outcome of an order that has matched in trades of these ids. */
  CompletionStage<OrderOutcome> matched(OrderIntent intent, String orderId, List<String> ids) {
    return closedOnce(
        intent,
        () ->
            trades
                .named(ids, orderId)
                .thenApply(
                    found -> found.size() == ids.size() ? Optional.of(found) : Optional.empty()));
  }

  /** What became of an order, under every exchange version it may have been signed for. */
  CompletionStage<OrderOutcome> find(OrderIntent intent) {
    long askedAt = clock.millis();
    List<String> ids = signer.possibleIds(intent);
    return lookUp(intent, ids.iterator())
        .thenCompose(found ->
            found.isPresent()
                ? known(intent, found.get().id(), found.get().row())
                : unlisted(intent, ids, askedAt));
  }

  /** An order as the venue lists it, and under which name. */
  private record Found(String id, Listed row) {}

  private CompletionStage<Optional<Found>> lookUp(OrderIntent intent, Iterator<String> ids) {
    if (!ids.hasNext()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String id = ids.next();
    return clob.get("order", Target.of("/data/order/" + id))
        .thenCompose(answer -> {
          Optional<Listed> row = listed(answer);
          return row.isPresent()
              ? CompletableFuture.completedFuture(Optional.of(new Found(id, row.get())))
              : lookUp(intent, ids);
        });
  }

  private Optional<Listed> listed(RestAnswer answer) {
    if (!answer.isSuccess() && answer.status() != 404) {
      throw RestFailure.refused("Polymarket", answer);
    }
    return answer.isSuccess() ? counted(() -> Listed.parse(answer.body())) : Optional.empty();
  }

  private CompletionStage<OrderOutcome> known(OrderIntent intent, String id, Listed row) {
    return switch (row.status()) {
      case "DELAYED" -> done(new Delayed(intent.key(), id));
      case "MATCHED", "UNMATCHED", "INVALID" -> finished(intent, id, row);
      default ->
          row.status().startsWith("CANCELED")
              ? finished(intent, id, row)
              : done(new Unknown(intent.key(), "Polymarket lists it as " + row.status()));
    };
  }

  private CompletionStage<OrderOutcome> finished(OrderIntent intent, String id, Listed row) {
    if (row.matched() == 0) {
      return done(OrderTrades.closed(intent, List.of()));
    }
    return closedOnce(
        intent,
        () ->
            (row.tradeIds().isEmpty()
                    ? trades.ofMarket(intent, List.of(id))
                    : trades.named(row.tradeIds(), id))
                .thenApply(
                    found -> addUp(found, row.matched()) ? Optional.of(found) : Optional.empty()));
  }

  /** Whether a failed trade still counts as matched is not documented (2026): either will do. */
  private static boolean addUp(List<Trade> trades, long matched) {
    long all = trades.stream().mapToLong(Trade::size).sum();
    long failed = trades.stream().filter(Trade::isFailed).mapToLong(Trade::size).sum();
    return all == matched || all - failed == matched;
  }

  /** The venue may forget a finished order, so its trades have the last word. */
  private CompletionStage<OrderOutcome> unlisted(
      OrderIntent intent, List<String> ids, long askedAt) {
    long margin = settings.neverArrived().toMillis() + intent.instrument().takerDelayMillis();
    boolean cannotArrive = askedAt > intent.deadline() + margin;
    return trades
        .ofMarket(intent, ids)
        .thenApply(found -> {
          if (!cannotArrive) {
            return new Unknown(
                intent.key(), "Polymarket does not know it, which proves nothing yet");
          }
          return found.isEmpty()
              ? new Rejected(
                  intent.key(), Reason.NEVER_ARRIVED, "Polymarket knows neither it nor a trade")
              : counted(() -> OrderTrades.closed(intent, found));
        });
  }

  private CompletionStage<OrderOutcome> closedOnce(
      OrderIntent intent, Supplier<CompletionStage<Optional<List<Trade>>>> read) {
    return retry
        .untilFound(read)
        .thenApply(found ->
            found.isPresent()
                ? counted(() -> OrderTrades.closed(intent, found.get()))
                : new Unknown(intent.key(), "its trades do not add up to what it matched"));
  }

  private <T> T counted(Supplier<T> decoding) {
    try {
      return decoding.get();
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  private static CompletionStage<OrderOutcome> done(OrderOutcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
