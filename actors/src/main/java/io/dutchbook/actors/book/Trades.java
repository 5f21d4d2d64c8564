package io.dutchbook.actors.book;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.EndedTrade;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.shard.TradeView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The trades of a game.
 *
 * @param open trades that have not ended
 * @param settling trades that have ended with fills that their venue may still take back
 * @param recent the latest trades that have ended, oldest first, for people to see
 * @param ended trades ended over the whole life of the book
 * @param directional of which with something that nothing covered
 */
record Trades(
    PMap<TradeId, OpenTrade> open,
    PMap<TradeId, OpenTrade> settling,
    PVector<TradeView> recent,
    long ended,
    long directional) {
  private static final int RECENT = 20;

  /** None open, and so many that have ended. */
  static Trades past(long ended, long directional) {
    return new Trades(
        HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty(), ended, directional);
  }

  /** An open trade; to ask for another one is a bug. */
  OpenTrade get(TradeId id) {
    OpenTrade trade = open.get(id);
    if (trade == null) {
      throw new IllegalStateException("trade " + id + " is not open");
    }
    return trade;
  }

  boolean isOpen(TradeId id) {
    return open.containsKey(id);
  }

  /** Whether a trade is open or may be opened again. */
  boolean remembers(TradeId id) {
    return open.containsKey(id) || settling.containsKey(id);
  }

  Trades put(OpenTrade trade) {
    return new Trades(open.plus(trade.plan().id(), trade), settling, recent, ended, directional);
  }

  /** While nobody owned the book, nothing was tried: open trades get their time anew. */
  Trades resumed(long at) {
    Trades resumed = this;
    for (Map.Entry<TradeId, OpenTrade> entry : open.entrySet()) {
      resumed = resumed.put(entry.getValue().with(plan -> plan.resumed(at)));
    }
    return resumed;
  }

  /** A fill never happened: its trade, if it is remembered, has less again. */
  Trades reversed(Fill fill, long at) {
    TradeId id = fill.order().trade();
    OpenTrade waiting = settling.get(id);
    if (waiting != null) {
      PMap<TradeId, OpenTrade> less = settling.plus(id, waiting.reversed(fill, at));
      return new Trades(open, less, recent, ended, directional);
    }
    return isOpen(id) ? put(get(id).reversed(fill, at)) : this;
  }

  /** Everything that a trade filled is settled for ever. */
  Trades settled(TradeId id) {
    return new Trades(open, settling.minus(id), recent, ended, directional);
  }

  /**
   * A trade has ended.
   *
   * @param isSettling whether some of its fills may still be taken back
   */
  Trades ended(BookEvent.TradeEnded event, boolean isSettling) {
    TradeId id = event.trade();
    PVector<TradeView> views = recent.plus(get(id).ended(event.result(), event.at()));
    OpenTrade over = get(id).with(plan -> plan.ended(event.result()));
    return new Trades(
        open.minus(id),
        isSettling ? settling.plus(id, over) : settling,
        views.size() > RECENT ? views.minus(0) : views,
        ended + 1,
        directional + over.directional());
  }

  /** A trade goes on, as if it had not ended. */
  Trades reopened(BookEvent.TradeReopened event) {
    OpenTrade trade = settling.get(event.trade());
    if (trade == null) {
      throw new IllegalStateException("trade " + event.trade() + " cannot go on");
    }
    List<TradeView> own =
        recent.stream().filter(view -> view.id().equals(event.trade().value())).toList();
    return new Trades(
        open.plus(event.trade(), trade.with(plan -> plan.reopened(event.at()))),
        settling.minus(event.trade()),
        recent.minusAll(own),
        ended - 1,
        directional - trade.directional());
  }

  /** What a fill of an ended trade may still cost, should it be taken back. */
  Optional<Stake> costOfLosing(Fill fill, Money released) {
    return Optional.ofNullable(settling.get(fill.order().trade()))
        .map(trade -> trade.costOfLosing(fill, released));
  }

  /** How the latest trade came out; nothing when none is remembered. */
  @Nullable EndedTrade last() {
    TradeView view = recent.isEmpty() ? null : recent.get(recent.size() - 1);
    return view == null
        ? null
        : new EndedTrade(new TradeId(view.id()), view.earned(), view.endedAt());
  }

  /** A trade that has ended and may be opened again. */
  Optional<OpenTrade> settlingOne(TradeId id) {
    return Optional.ofNullable(settling.get(id));
  }

  /** The latest trades, open ones first, then the newest. */
  List<TradeView> views() {
    List<TradeView> newestFirst = new ArrayList<>(recent);
    Collections.reverse(newestFirst);
    return Stream.concat(open.values().stream().map(OpenTrade::view), newestFirst.stream())
        .toList();
  }
}
