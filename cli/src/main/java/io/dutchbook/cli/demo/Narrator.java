package io.dutchbook.cli.demo;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.node.admin.Board;
import io.dutchbook.protocol.shard.TradeView;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints every trade that ends, once, in a line. */
final class Narrator {
  private static final int PRICE_DIGITS = 4;
  private final PrintWriter out;
  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private final Set<String> told = new HashSet<>();
  private int games;

  Narrator(PrintWriter out) {
    this.out = out;
  }

  void tell(Board board) {
    if (board.games().size() != games) {
      games = board.games().size();
      out.println(time.format(Instant.ofEpochMilli(board.at())) + "  watching " + games + " games");
    }
    Map<GameId, Board.GamePart> byId =
        board.games().stream().collect(Collectors.toMap(Board.GamePart::id, game -> game));
    for (Board.TradePart part : board.trades().reversed()) {
      Board.GamePart game = byId.get(part.game());
      if (game != null && part.trade().endedAt() > 0 && told.add(part.trade().id())) {
        out.println(line(game, part.trade()));
      }
    }
    out.flush();
  }

  private String line(Board.GamePart game, TradeView trade) {
    List<String> legs = new ArrayList<>();
    Money fees = Money.ZERO;
    for (TradeView.Leg leg : trade.legs()) {
      List<Fill> fills = leg.orders().stream().flatMap(order -> order.fills().stream()).toList();
      fees = fees.plus(fills.stream().map(Fill::fee).reduce(Money.ZERO, Money::plus));
      legs.add(leg.label() + " " + traded(fills));
    }
    return "%s  %-4s %s at %s: %s  %s  fees $%s"
        .formatted(
            time.format(Instant.ofEpochMilli(trade.endedAt())),
            game.league(),
            game.away(),
            game.home(),
            trade.state().toLowerCase(Locale.ROOT),
            String.join(" + ", legs),
            fees);
  }

  private static String traded(List<Fill> fills) {
    String bought = side(fills, Action.BUY, "");
    String sold = side(fills, Action.SELL, "sold ");
    String both = bought.isEmpty() || sold.isEmpty() ? bought + sold : bought + ", " + sold;
    return both.isEmpty() ? "nothing" : both;
  }

  private static String side(List<Fill> fills, Action action, String word) {
    long millionths =
        fills.stream().filter(f -> f.action() == action).mapToLong(Fill::millionths).sum();
    if (millionths == 0) {
      return "";
    }
    long micros =
        fills.stream()
            .filter(f -> f.action() == action)
            .mapToLong(f -> f.notional().micros())
            .sum();
    BigDecimal price =
        BigDecimal.valueOf(micros)
            .divide(BigDecimal.valueOf(millionths), PRICE_DIGITS, RoundingMode.HALF_UP);
    return word + Contracts.of(millionths) + " at " + price;
  }
}
