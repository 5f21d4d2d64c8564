package io.dutchbook.actors.shard;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.exit.EarlyClose;
import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.exit.LockedSale;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.Quotes;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * The part of a shard that sells locked sets for more than they pay. Between the sale of one leg
 * and that of the others something is bare, so the desk reserves the worst case first: every leg
 * bought back at the worst price. Belongs to the shard.
 */
final class EarlyCloses {
  private static final long VALID_MILLIS = 5_000;

  private final Environment environment;
  private final TradingSettings settings;
  private final ActorRef<DeskCommand> desk;
  private final ActorRef<DeskCommand.Reply> deskReplies;
  private final Trader trader;
  private final Consumer<BookCommand> book;
  private @Nullable Closing reserving;
  private long answerBefore;

  /** A sale that waits for its reservation. */
  private record Closing(TradeId trade, LockedSale sale) {
    List<PlanLeg> legs() {
      return sale.legs().stream()
          .map(leg -> new PlanLeg(leg.instrument(), 1, sale.quantity(), leg.limit()))
          .toList();
    }
  }

  EarlyCloses(
      Environment environment,
      TradingSettings settings,
      ActorRef<DeskCommand> desk,
      ActorRef<DeskCommand.Reply> deskReplies,
      Trader trader,
      Consumer<BookCommand> book) {
    this.environment = environment;
    this.settings = settings;
    this.desk = desk;
    this.deskReplies = deskReplies;
    this.trader = trader;
    this.book = book;
  }

  /** Looks whether some set that is held is worth more sold. */
  void look(GameDefinition game, BookReport.View held, DutchBookSearch search, long now) {
    boolean free = trader.isIdle() && trader.maySell(now) && !held.isSettling();
    if (!settings.exits().pairs().sells() || !free) {
      return;
    }
    Holdings holdings = new Holdings(held);
    Quotes quotes = quotes(search, now);
    new EarlyClose(settings.exits().pairs(), quotes::bids, game.startsAt(), now)
        .best(holdings.parts(search.instruments()))
        .ifPresent(sale -> reserve(game, sale, holdings, now));
  }

  private void reserve(GameDefinition game, LockedSale sale, Holdings holdings, long now) {
    Closing closing = new Closing(environment.tradeIds().next(game.id()), sale);
    reserving = closing;
    answerBefore = now + settings.signals().expireAfter();
    trader.sells(closing.trade());
    List<Stake> stakes = closing.legs().stream().map(leg -> stake(leg, holdings)).toList();
    desk.tell(
        new DeskCommand.Reserve(
            new ReservationRequest(
                closing.trade(),
                game.id(),
                game.league(),
                List.of(game.home(), game.away()),
                stakes),
            deskReplies));
  }

  private Quotes quotes(DutchBookSearch search, long now) {
    return new SearchQuotes(search, settings.maxBookAgeMillis(), now);
  }

  /** How much more than it cost, or than it brings, a leg may cost if it is to be bought back. */
  private Stake stake(PlanLeg leg, Holdings holdings) {
    Money cost = holdings.cost(leg.instrument().id(), leg.target());
    Money brings = leg.limit().times(leg.target());
    Money worst = leg.worstCost(leg.target(), settings.plan().maxSlippage());
    return new Stake(
        MarketKey.of(leg.instrument().id()), worst.minus(cost.min(brings)).max(Money.ZERO));
  }

  /** The desk has answered about some trade. */
  void answered(DeskCommand.Reply reply, DutchBookSearch search) {
    Closing closing = reserving;
    if (closing == null || !closing.trade().equals(reply.trade())) {
      return;
    }
    reserving = null;
    switch (reply.decision()) {
      case RiskDecision.Granted _ -> begin(closing, search);
      case RiskDecision.Refused refused -> trader.keeps(closing.trade(), refused);
    }
  }

  private void begin(Closing closing, DutchBookSearch search) {
    long now = environment.now();
    Quotes quotes = quotes(search, now);
    BookReport.View held = trader.held();
    if (held == null || !closing.sale().stands(quotes::bids)) {
      giveUp(closing, "gone before it was reserved");
      return;
    }
    List<PlanLeg> legs = closing.legs();
    book.accept(
        new BookCommand.OpenExit(
            closing.trade(),
            ExitReason.PAYS_MORE_NOW,
            legs,
            closing.sale().payout(),
            closing.sale().gain(),
            settings.plan(),
            settings.legs().of(legs).first(legs, Action.SELL, quotes),
            held.events(),
            now + VALID_MILLIS));
  }

  private void giveUp(Closing closing, String reason) {
    desk.tell(new DeskCommand.Release(closing.trade(), reason));
    trader.keeps(closing.trade());
  }

  /** Gives up on a desk that does not answer; whatever it may still grant expires by itself. */
  void tick() {
    Closing closing = reserving;
    if (closing != null && environment.now() > answerBefore) {
      reserving = null;
      giveUp(closing, "the risk desk did not answer");
    }
  }

  /** The position book is gone; whatever was under way it will say when it is back. */
  void bookGone() {
    reserving = null;
  }
}
