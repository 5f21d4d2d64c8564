package io.dutchbook.actors.book;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.FillKey;
import io.dutchbook.protocol.shard.GameAccount;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a book tells the reconciler, and what it makes of the answer. */
final class BookAccount {
  private final BookState state;

  BookAccount(BookState state) {
    this.state = state;
  }

  /** What it holds, and what it knows of what a venue mentioned. */
  GameAccount told(GameId game, ShardCommand.TellAccount asked, SentOrders sent) {
    List<GameAccount.Held> held =
        state.ledger().positions().stream()
            .filter(position -> !state.settled().contains(position.instrument()))
            .map(position -> new GameAccount.Held(position.instrument(), position.quantity()))
            .toList();
    Set<String> booked =
        state.fills().stream()
            .map(FillKey::fillId)
            .filter(asked.fills()::contains)
            .collect(Ordered.toSet());
    return new GameAccount(
        game,
        asked.round(),
        held,
        busy(),
        booked,
        mentioned(asked, sent, true),
        mentioned(asked, sent, false));
  }

  private Set<MarketKey> busy() {
    Set<MarketKey> busy = new HashSet<>();
    state
        .open()
        .values()
        .forEach(trade ->
            trade.plan().legs().forEach(leg -> busy.add(MarketKey.of(leg.instrument().id()))));
    state.matchedFills().forEach(fill -> busy.add(MarketKey.of(fill.instrument())));
    return busy;
  }

  private Set<String> mentioned(ShardCommand.TellAccount asked, SentOrders sent, boolean open) {
    Predicate<OrderIntent> which = order -> state.tradeOf(order.key()).isPresent() == open;
    return sent.all().stream()
        .filter(which)
        .map(order -> order.key().clientOrderId())
        .filter(asked.orders()::contains)
        .collect(Ordered.toSet());
  }

  /** The event that brings a position in line; nothing when it has moved since it was compared. */
  Optional<BookEvent> adjustment(ShardCommand.AdjustPosition wanted, long now) {
    Quantity held = state.ledger().position(wanted.instrument()).quantity();
    boolean quiet =
        !busy().contains(MarketKey.of(wanted.instrument()))
            && !state.settled().contains(wanted.instrument());
    if (!quiet || !held.equals(wanted.journal())) {
      return Optional.empty();
    }
    long hundredths = wanted.seen().hundredths() - held.hundredths();
    return Optional.of(
        new BookEvent.PositionAdjusted(
            wanted.instrument(), hundredths * Fill.MILLIONTHS_PER_HUNDREDTH, wanted.reason(), now));
  }
}
