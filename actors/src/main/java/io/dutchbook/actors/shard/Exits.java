package io.dutchbook.actors.shard;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.exit.BareHolding;
import io.dutchbook.engine.exit.ExitDecision;
import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.exit.ExitRules;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.exit.GameMoment;
import io.dutchbook.engine.exit.Odds;
import io.dutchbook.engine.exit.OddsSource;
import io.dutchbook.engine.exit.Uncovered;
import io.dutchbook.engine.exit.Uncovered.Part;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Quotes;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.GameDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a shard that sells positions that nothing covers: asks the rules about each, and
 * hands what has stood for long enough to the position book. It lowers risk, so that no reservation
 * is needed and neither pause nor kill switch holds it back. Belongs to the shard.
 */
final class Exits {
  private static final long VALID_MILLIS = 5_000;
  private static final List<Integer> THE_ONE = List.of(0);

  private final Environment environment;
  private final ExitSettings exits;
  private final long maxBookAge;
  private final PlanSettings plan;
  private final OddsSource odds;
  private final Trader trader;
  private final Consumer<BookCommand> book;
  private final Map<InstrumentId, Wish> wishes = new HashMap<>();

  /** A sale that was wanted for a reason since a moment. */
  private record Wish(ExitReason reason, long since) {}

  Exits(
      Environment environment,
      TradingSettings settings,
      OddsSource odds,
      Trader trader,
      Consumer<BookCommand> book) {
    this.environment = environment;
    this.exits = settings.exits();
    this.maxBookAge = settings.maxBookAgeMillis();
    this.odds = odds;
    this.trader = trader;
    this.book = book;
    PlanSettings usual = settings.plan();
    // One wave: what it leaves is decided anew on the books of then, not chased.
    this.plan =
        new PlanSettings(
            usual.sendWithin(),
            usual.answerWithin(),
            usual.askEvery(),
            usual.retryEvery(),
            usual.giveUpAfter(),
            1,
            exits.maxSlippage());
  }

  /** Looks at everything that nothing covers. */
  void look(
      GameDefinition game,
      BookReport.View held,
      DutchBookSearch search,
      @Nullable GameState score,
      long now) {
    if (!exits.sells() || held.isSettling()) {
      return;
    }
    Holdings holdings = new Holdings(held);
    if (!holdings.areAllAmong(search.instruments())) {
      wishes.clear();
      return;
    }
    List<Part> bare = Uncovered.of(holdings.parts(search.instruments()));
    wishes.keySet().removeIf(id -> bare.stream().noneMatch(p -> p.instrument().id().equals(id)));
    Quotes quotes = new SearchQuotes(search, maxBookAge, now);
    ExitRules rules = new ExitRules(exits);
    GameMoment moment = GameMoment.of(game.league(), score);
    Odds likely = odds.odds(score, now);
    for (Part part : bare) {
      BareHolding holding = holding(part, holdings, quotes, now);
      switch (rules.decide(holding, game.league(), moment, likely)) {
        case ExitDecision.Hold _ -> wishes.remove(part.instrument().id());
        case ExitDecision.Close close -> wanted(held, holding, close, now);
      }
    }
  }

  private static BareHolding holding(Part part, Holdings holdings, Quotes quotes, long now) {
    InstrumentId id = part.instrument().id();
    Long since = holdings.since(id);
    return new BareHolding(
        part.instrument(),
        part.quantity(),
        holdings.cost(id, part.quantity()),
        since == null ? null : Math.max(0, now - since),
        quotes.bids(id),
        quotes.asks(id));
  }

  private void wanted(BookReport.View held, BareHolding bare, ExitDecision.Close close, long now) {
    InstrumentId id = bare.instrument().id();
    Wish wish = wishes.get(id);
    if (wish == null || wish.reason() != close.reason()) {
      wish = new Wish(close.reason(), now);
      wishes.put(id, wish);
    }
    if (now - wish.since() >= exits.standsFor() && trader.isIdle() && trader.maySell(now)) {
      sell(held, bare, close, now);
    }
  }

  private void sell(BookReport.View held, BareHolding bare, ExitDecision.Close close, long now) {
    TradeId trade = environment.tradeIds().next(held.game());
    trader.sells(trade);
    wishes.remove(bare.instrument().id());
    Money costOfSold =
        new Money(
            Exact.mulDivFloor(
                bare.cost().micros(), close.quantity().hundredths(), bare.quantity().hundredths()));
    book.accept(
        new BookCommand.OpenExit(
            trade,
            close.reason(),
            List.of(new PlanLeg(bare.instrument(), 1, close.quantity(), close.limit())),
            0,
            close.proceeds().minus(costOfSold),
            plan,
            THE_ONE,
            held.events(),
            now + VALID_MILLIS));
  }
}
