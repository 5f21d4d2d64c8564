package io.dutchbook.actors.book;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderState;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.FillKey;
import io.dutchbook.protocol.router.RouterCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a book remembers of an outcome, given what it knows already. An outcome may come twice,
 * late, or in either order with another: every fill is booked once, and nothing else changes twice.
 */
final class OrderNews {
  private final BookState state;
  private final long now;

  OrderNews(BookState state, long now) {
    this.state = state;
    this.now = now;
  }

  /** The events of an outcome; none when it says nothing new. */
  List<BookEvent> events(OrderOutcome outcome) {
    Optional<OpenTrade> trade = state.tradeOf(outcome.key());
    return trade.isPresent() ? ofOpenTrade(trade.get(), outcome) : ofEndedTrade(outcome);
  }

  /** Fills that turn up after their trade has ended happened all the same. */
  private List<BookEvent> ofEndedTrade(OrderOutcome outcome) {
    return outcome instanceof OrderOutcome.Closed closed ? newFills(closed.fills()) : List.of();
  }

  private List<BookEvent> ofOpenTrade(OpenTrade trade, OrderOutcome outcome) {
    OrderState known = trade.plan().stateOf(outcome.key()).orElse(OrderState.CLOSED);
    boolean open = known != OrderState.CLOSED;
    return switch (outcome) {
      case OrderOutcome.Closed closed -> closed(trade, closed, open);
      case OrderOutcome.Rejected rejected when open -> List.of(rejected(rejected));
      case OrderOutcome.Delayed delayed when open && known != OrderState.DELAYED ->
          List.of(new BookEvent.OrderDelayed(delayed.key(), delayed.venueOrderId(), now));
      case OrderOutcome.Unknown unknown when open && known != OrderState.UNKNOWN ->
          List.of(new BookEvent.OrderUnknown(unknown.key(), unknown.cause(), now));
      default -> List.of();
    };
  }

  private List<BookEvent> closed(OpenTrade trade, OrderOutcome.Closed closed, boolean open) {
    List<BookEvent> events = newFills(closed.fills());
    if (open || !events.isEmpty()) {
      Quantity wanted =
          trade.plan().order(closed.key()).map(OrderIntent::quantity).orElse(closed.filled());
      Quantity filled = closed.filled().minus(reversed(trade, closed.fills()));
      events.add(new BookEvent.OrderClosed(closed.key(), filled, reason(filled, wanted), now));
    }
    return events;
  }

  /** How much of an order's fills was booked and taken back since. */
  private Quantity reversed(OpenTrade trade, List<Fill> fills) {
    return fills.stream()
        .filter(fill -> state.fills().contains(FillKey.of(fill)) && !trade.has(fill))
        .map(Fill::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * The events of what a venue says about the finality of fills. A purchase whose contracts are
   * sold already cannot be taken back before the sale is; its venue will say so again.
   */
  List<BookEvent> events(List<RouterCommand.FillFate> fates) {
    List<BookEvent> events = new ArrayList<>();
    BookState after = state;
    for (RouterCommand.FillFate fate : salesFirst(fates)) {
      BookState.Matched matched = after.matched().get(FillKey.of(fate.fill()));
      if (matched == null) {
        continue;
      }
      for (BookEvent event : events(after, matched.fill(), fate.stands())) {
        after = after.apply(event);
        events.add(event);
      }
    }
    return events;
  }

  private static List<RouterCommand.FillFate> salesFirst(List<RouterCommand.FillFate> fates) {
    return fates.stream()
        .sorted(Comparator.comparing((RouterCommand.FillFate f) -> f.fill().action()).reversed())
        .toList();
  }

  private List<BookEvent> events(BookState at, Fill fill, boolean stands) {
    if (stands) {
      return List.of(new BookEvent.FillConfirmed(FillKey.of(fill), now));
    }
    if (!at.ledger().canReverse(fill)) {
      return List.of();
    }
    Money released = Objects.requireNonNull(at.matched().get(FillKey.of(fill))).released();
    BookEvent reversed = new BookEvent.FillReversed(fill, released, now);
    TradeId trade = fill.order().trade();
    return at.trades().settling().containsKey(trade)
        ? List.of(reversed, new BookEvent.TradeReopened(trade, now))
        : List.of(reversed);
  }

  private static String reason(Quantity filled, Quantity wanted) {
    if (filled.isZero()) {
      return "not filled";
    }
    return filled.compareTo(wanted) >= 0 ? "filled" : "part filled";
  }

  private BookEvent rejected(OrderOutcome.Rejected rejected) {
    String reason = rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String detail = rejected.detail().isEmpty() ? reason : reason + ": " + rejected.detail();
    return new BookEvent.OrderClosed(rejected.key(), Quantity.ZERO, detail, now);
  }

  private List<BookEvent> newFills(List<Fill> fills) {
    List<BookEvent> events = new ArrayList<>();
    for (Fill fill : fills) {
      if (!state.fills().contains(FillKey.of(fill))) {
        events.add(new BookEvent.FillBooked(fill, now));
      }
    }
    return events;
  }
}
