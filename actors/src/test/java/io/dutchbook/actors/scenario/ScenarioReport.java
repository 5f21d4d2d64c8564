package io.dutchbook.actors.scenario;

import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.shard.GameView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to see at the end of a scenario, in the words of its file. What did not happen has
 * no line, so a line too many is as wrong as one too few.
 *
 * @param game the game
 * @param journal everything that the position book remembers
 * @param venues what the venues remember
 * @param view what the shard shows
 * @param desk what the risk desk shows
 * @param tally what was counted
 * @param switched what became of the kill switch
 */
record ScenarioReport(
    GameDefinition game,
    List<BookEvent> journal,
    Map<Venue, ScenarioVenue> venues,
    GameView view,
    DeskView desk,
    ScenarioTally tally,
    List<String> switched) {
  /** How its lines begin. */
  static final Set<String> WORDS =
      Set.of(
          "order",
          "trade",
          "sale",
          "holds",
          "ends",
          "realized",
          "dutch",
          "passed",
          "desk",
          "kalshi",
          "polymarket",
          "kill",
          "position",
          "late");

  /** All of it. */
  List<String> lines() {
    return Stream.of(
            orders(),
            trades(),
            holdings(),
            money(),
            dutchBooks(),
            risk(),
            switched,
            incidents(),
            disagreements())
        .flatMap(List::stream)
        .toList();
  }

  /** A moment in seconds since the beginning. */
  static String seconds(long at) {
    return FixedPoint.format(at - VirtualTime.START, 3, 0) + "s";
  }

  private static String text(Quantity quantity) {
    return FixedPoint.format(quantity.hundredths(), Quantity.SCALE, 0);
  }

  private static String text(Price price) {
    return FixedPoint.format(price.tenThousandths(), Price.SCALE, 2);
  }

  private String name(InstrumentId id) {
    return game.instruments().stream()
        .filter(instrument -> instrument.id().equals(id))
        .map(Instrument::label)
        .findFirst()
        .orElse(id.toString());
  }

  private <T extends BookEvent> Stream<T> events(Class<T> kind) {
    return journal.stream().filter(kind::isInstance).map(kind::cast);
  }

  // ---------------------------------------------------------------- orders and trades

  private List<String> orders() {
    return intents().map(this::order).toList();
  }

  private Stream<OrderIntent> intents() {
    return journal.stream()
        .flatMap(event ->
            switch (event) {
              case BookEvent.TradeOpened opened -> opened.orders().stream();
              case BookEvent.ExitOpened opened -> opened.orders().stream();
              case BookEvent.OrdersIntended intended -> intended.orders().stream();
              default -> Stream.<OrderIntent>empty();
            });
  }

  private String order(OrderIntent intent) {
    boolean arrived = venue(intent.instrument().venue()).arrived().contains(intent);
    return "order %s %s %s %s %s at %s to %s%s: %s"
        .formatted(
            seconds(intent.createdAt()),
            intent.instrument().venue().key(),
            lower(intent.action()),
            text(intent.quantity()),
            intent.instrument().label(),
            text(intent.limit()),
            lower(intent.purpose()),
            arrived ? "" : ", not sent",
            outcome(intent.key()));
  }

  private String outcome(OrderKey key) {
    String how =
        events(BookEvent.OrderClosed.class)
            .filter(closed -> closed.order().equals(key))
            .map(BookEvent.OrderClosed::reason)
            .reduce("open", (before, after) -> after);
    List<Fill> fills =
        events(BookEvent.FillBooked.class)
            .map(BookEvent.FillBooked::fill)
            .filter(fill -> fill.order().equals(key))
            .toList();
    if (fills.isEmpty()) {
      return how;
    }
    Quantity filled = fills.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    Money paid = fills.stream().map(Fill::notional).reduce(Money.ZERO, Money::plus);
    Money fees = fills.stream().map(Fill::fee).reduce(Money.ZERO, Money::plus);
    return how + ", " + text(filled) + " for " + paid + ", fee " + fees;
  }

  private List<String> trades() {
    List<String> lines = new ArrayList<>();
    for (BookEvent.TradeOpened opened : events(BookEvent.TradeOpened.class).toList()) {
      lines.add(
          "trade %d opened at %s to earn %s: %s"
              .formatted(
                  lines.size() + 1,
                  seconds(opened.at()),
                  opened.expectedProfit(),
                  ending(opened.trade())));
    }
    lines.addAll(sales());
    return lines;
  }

  private List<String> sales() {
    List<String> lines = new ArrayList<>();
    for (BookEvent.ExitOpened opened : events(BookEvent.ExitOpened.class).toList()) {
      lines.add(
          "sale %d opened at %s for %s to earn %s: %s"
              .formatted(
                  lines.size() + 1,
                  seconds(opened.at()),
                  opened.reason().words(),
                  opened.expectedProfit(),
                  ending(opened.trade())));
    }
    return lines;
  }

  private String ending(TradeId trade) {
    return events(BookEvent.TradeEnded.class)
        .filter(ended -> ended.trade().equals(trade))
        .map(ended ->
            lower(ended.result().ending())
                + " at "
                + seconds(ended.at())
                + uncovered(ended.result()))
        .collect(Collectors.joining(" and ", "", ""))
        .transform(text -> text.isEmpty() ? "open" : text);
  }

  private String uncovered(TradeResult result) {
    return result.unhedged().stream()
        .map(rest -> ", " + text(rest.quantity()) + " " + name(rest.instrument()) + " uncovered")
        .collect(Collectors.joining());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  // ---------------------------------------------------------------- positions and money

  private List<String> holdings() {
    List<String> lines = new ArrayList<>();
    for (Instrument instrument : game.instruments()) {
      held(instrument)
          .map(
              p -> "holds %s %s for %s".formatted(text(p.quantity()), instrument.label(), p.cost()))
          .forEach(lines::add);
    }
    return lines.isEmpty() ? List.of("holds nothing") : lines;
  }

  private Stream<Position> held(Instrument instrument) {
    return view.positions().stream()
        .filter(position -> position.instrument().equals(instrument.id()))
        .filter(position -> !position.isFlat());
  }

  private List<String> money() {
    Money cash =
        desk.games().stream()
            .flatMap(exposure -> exposure.cash().stream())
            .map(VenueCash::amount)
            .reduce(Money.ZERO, Money::plus);
    String ends =
        game.outcomes().names().stream()
            .map(outcome -> cash.plus(payout(game.outcomes().indexOf(outcome))) + " if " + outcome)
            .collect(Collectors.joining(", ", "ends with ", ""));
    return List.of(ends, "realized " + desk.realized());
  }

  private Money payout(int outcome) {
    return game.instruments().stream()
        .flatMap(instrument ->
            held(instrument).map(position -> position.payout(instrument.payoff().in(outcome))))
        .reduce(Money.ZERO, Money::plus);
  }

  // ---------------------------------------------------------------- Dutch books and the desk

  private List<String> dutchBooks() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "dutch books seen %d, taken %d".formatted(tally.dutchBooksSeen(), tally.dutchBooksTaken()));
    tally
        .passedOver()
        .forEach((reason, count) -> lines.add("passed over %d x: %s".formatted(count, reason)));
    return lines;
  }

  private List<String> risk() {
    List<String> lines = new ArrayList<>();
    lines.add("desk counts %s at risk, %d trades open".formatted(desk.atRisk(), desk.openTrades()));
    desk.refusals().forEach(r -> lines.add("desk refused %d x: %s".formatted(r.count(), r.rule())));
    for (DeskView.VenueMoney money : desk.venues()) {
      lines.add("%s holds %s".formatted(money.venue().key(), money.expected()));
    }
    return lines;
  }

  private List<String> incidents() {
    List<String> lines = new ArrayList<>();
    tally.incidents().forEach((what, count) -> lines.add(what + ": " + count));
    long recoveries = events(BookEvent.OwnershipTaken.class).count() - 1;
    if (recoveries > 0) {
      lines.add("position book recovered " + recoveries + " x");
    }
    return lines;
  }

  // ---------------------------------------------------------------- what must never be

  private ScenarioVenue venue(Venue venue) {
    return Objects.requireNonNull(venues.get(venue));
  }

  /** Where the engine's memory and the venues' differ, or the file's answers did not fit. */
  private List<String> disagreements() {
    List<String> lines = new ArrayList<>();
    for (DeskView.VenueMoney money : desk.venues()) {
      ScenarioVenue venue = venue(money.venue());
      lines.addAll(venue.problems());
      if (!venue.cash().equals(money.expected())) {
        lines.add("problem: %s says %s".formatted(money.venue().key(), venue.cash()));
      }
      unknownOrders(venue).forEach(o -> lines.add("problem: nobody remembers to send " + o.key()));
      if (!journaled(money.venue()).equals(new HashSet<>(venue.fills()))) {
        lines.add("problem: %s filled %s".formatted(money.venue().key(), venue.fills()));
      }
    }
    return lines;
  }

  /** Orders that arrived without being in the journal, or once more than they are in it. */
  private List<OrderIntent> unknownOrders(ScenarioVenue venue) {
    List<OrderIntent> unknown = new ArrayList<>(venue.arrived());
    intents().forEach(unknown::remove);
    return unknown;
  }

  private Set<Fill> journaled(Venue venue) {
    return events(BookEvent.FillBooked.class)
        .map(BookEvent.FillBooked::fill)
        .filter(fill -> fill.instrument().venue() == venue)
        .collect(Collectors.toSet());
  }
}
