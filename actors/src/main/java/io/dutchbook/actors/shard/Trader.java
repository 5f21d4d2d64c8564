package io.dutchbook.actors.shard;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.RefusalLog;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.dutchbook.Cover;
import io.dutchbook.engine.dutchbook.DepthWalk;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.dutchbook.SideCheck;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.matching.PriceCheck;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.risk.SignalRules;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.Quotes;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.RefusalView;
import io.dutchbook.protocol.shard.TradeView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * The part of a shard that turns a Dutch book into a trade: looks at it, asks the risk desk, looks
 * again, and hands it to the position book. One at a time. Belongs to the shard.
 */
final class Trader {
  private static final long GRANT_VALID_MILLIS = 5_000;
  private static final long REST_AFTER_REFUSAL_MILLIS = 1_000;
  private static final int REFUSALS_SHOWN = 10;

  private final GameId game;
  private final League league;
  private final Environment environment;
  private final TradingSettings settings;
  private final ActorRef<DeskCommand> desk;
  private final ActorRef<DeskCommand.Reply> deskReplies;
  private final Consumer<BookCommand.OpenNew> open;
  private final Sightings sightings = new Sightings();
  private final RefusalLog refusals = new RefusalLog(REFUSALS_SHOWN);
  private final SignalRules rules;
  private final DuplicateFilter duplicates;
  private List<String> teams = List.of();
  private BookReport.@Nullable View held;
  private DeskCommand.@Nullable Bankroll bankroll;
  private @Nullable Proposal reserving;
  private @Nullable TradeId trading;
  private long answerBefore;
  private long restUntil;
  private long sellAgainAt;
  private final DelayCost delays;

  Trader(
      GameId game,
      League league,
      Environment environment,
      TradingSettings settings,
      ActorRef<DeskCommand> desk,
      ActorRef<DeskCommand.Reply> deskReplies,
      Consumer<BookCommand.OpenNew> open) {
    this.game = game;
    this.league = league;
    this.environment = environment;
    this.settings = settings;
    this.rules = new SignalRules(settings.signals(), settings.minEdgeBasisPoints());
    this.duplicates = new DuplicateFilter(settings.signals().duplicateWithin());
    this.delays = new DelayCost(settings);
    this.desk = desk;
    this.deskReplies = deskReplies;
    this.open = open;
  }

  Sightings sightings() {
    return sightings;
  }

  /** The latest rules that said no, newest first. */
  List<RefusalView> refusals() {
    return refusals.newestFirst();
  }

  // ---------------------------------------------------------------- what it is told

  /** Who plays, as the scoreboard calls them, and on which instruments. */
  void plays(GameDefinition game) {
    teams = List.of(game.home(), game.away());
    delays.watches(game.instruments());
  }

  /** The position book says what it holds. */
  void holds(BookReport.View view) {
    held = view;
    trading = view.exposure().openTrades().stream().findFirst().orElse(trading);
  }

  /** The position book is gone; whatever was under way it will say when it is back. */
  void bookGone() {
    held = null;
    reserving = null;
    trading = null;
  }

  /** Books of a moment, by which the cost of a venue's delay is measured. */
  void saw(Collection<Depth> depths, long now) {
    delays.saw(depths, now);
  }

  /** The desk says what could be spent. */
  void mayUse(DeskCommand.Bankroll now) {
    bankroll = now;
  }

  /** The trade is over: rest a moment. */
  void ended() {
    trading = null;
    long now = environment.now();
    restUntil = now + settings.cooldownMillis();
    sellAgainAt = Math.max(sellAgainAt, now + settings.exits().retryEvery());
  }

  /** The position book did not begin the trade. */
  void bookRefused(BookReport.Refused refused) {
    trading = null;
    release(refused.trade(), refused.reason());
  }

  /** Whether a sale of something held may begin as far as the last one is concerned. */
  boolean maySell(long now) {
    return now >= sellAgainAt;
  }

  /** Something held is being sold: nothing else meanwhile. */
  void sells(TradeId trade) {
    trading = trade;
    sellAgainAt = environment.now() + settings.exits().retryEvery();
  }

  /** A sale does not begin after all. */
  void keeps(TradeId trade) {
    trading = trade.equals(trading) ? null : trading;
  }

  /** A sale does not begin because the desk says no. */
  void keeps(TradeId trade, Refused refused) {
    keeps(trade);
    refusals.add(game, refused, environment.now());
  }

  /** Whether nothing is being reserved or traded. */
  boolean isIdle() {
    return reserving == null && trading == null;
  }

  // ---------------------------------------------------------------- a Dutch book → the desk

  /**
   * Decides on what the search has found.
   *
   * @param off whether the game is put off or called off
   * @return whether there is a Dutch book at any size
   */
  boolean look(
      DutchBookSearch search, Optional<Cover> found, long frameNanos, long now, boolean off) {
    Optional<DutchBook> displayed =
        found.flatMap(cover -> DepthWalk.size(cover, search::asks, SpendLimits.NONE));
    if (found.isEmpty() || displayed.isEmpty()) {
      sightings.nothing();
      return false;
    }
    String objection =
        off ? "the game is off" : objection(displayed.get(), search, frameNanos, now);
    if (objection.isEmpty()) {
      objection = propose(search, found.get(), frameNanos, now);
    }
    Money delayCost = delayCost(displayed.get(), search, now);
    String decision = objection.isEmpty() ? "reserving" : objection;
    if (sightings.saw(displayed.get(), delayCost, now, decision)) {
      environment.telemetry().seen();
    }
    if (!objection.isEmpty()) {
      environment.telemetry().passed(objection);
    }
    return true;
  }

  /** Why nothing may be tried now, or nothing. */
  private String objection(DutchBook displayed, DutchBookSearch search, long frameNanos, long now) {
    long waited = frameNanos == 0 ? 0 : environment.nanos().getAsLong() - frameNanos;
    Optional<Refused> refused =
        rules
            .objection(displayed, waited)
            .or(() -> rules.delayed(displayed, delayCost(displayed, search, now)));
    if (refused.isPresent()) {
      return noted(refused.get(), now);
    }
    Optional<PriceCheck> sides = SideCheck.objection(displayed, search);
    if (sides.isPresent()) {
      return sides.get().words();
    }
    if (!isIdle()) {
      return "a trade is under way";
    }
    if (now < restUntil) {
      return "resting";
    }
    if (!settings.trades()) {
      return "watching only";
    }
    List<TradeView> trades = held == null ? List.of() : held.trades();
    return duplicates
        .objection(displayed, search, trades, now)
        .map(again -> noted(again, now))
        .orElse("");
  }

  private String noted(Refused refused, long now) {
    refusals.add(game, refused, now);
    return refused.rule() == RiskRule.MIN_EDGE ? "edge below the minimum" : refused.rule().words();
  }

  private String propose(DutchBookSearch search, Cover cover, long frameNanos, long now) {
    if (held == null || bankroll == null) {
      return "not ready";
    }
    Optional<DutchBook> sized = size(search, cover);
    if (sized.isEmpty()) {
      return "limits leave too little";
    }
    Optional<Refused> refused = edge(sized.get(), search, now);
    if (refused.isPresent()) {
      return noted(refused.get(), now) + " at this size";
    }
    TradeId trade = environment.tradeIds().next(game);
    reserve(new Proposal(trade, cover, sized.get(), now, frameNanos), now);
    return "";
  }

  /** Whether it earns too little, now or once a venue has held its first orders back. */
  private Optional<Refused> edge(DutchBook book, DutchBookSearch search, long now) {
    return rules.edge(book).or(() -> rules.delayed(book, delayCost(book, search, now)));
  }

  private Money delayCost(DutchBook book, DutchBookSearch search, long now) {
    return delays.of(book, quotes(search, now));
  }

  private Optional<DutchBook> size(DutchBookSearch search, Cover cover) {
    if (held == null || bankroll == null) {
      return Optional.empty();
    }
    return Purse.of(settings, bankroll, held.exposure())
        .flatMap(purse -> DepthWalk.size(cover, search::asks, purse));
  }

  private void reserve(Proposal proposal, long now) {
    reserving = proposal;
    answerBefore = now + settings.signals().expireAfter();
    List<Stake> stakes = proposal.stakes(settings.plan().maxSlippage());
    desk.tell(
        new DeskCommand.Reserve(
            new ReservationRequest(proposal.trade(), game, league, teams, stakes), deskReplies));
  }

  // ---------------------------------------------------------------- the desk → a trade

  /** The desk has answered. */
  void answered(DeskCommand.Reply reply, @Nullable DutchBookSearch search) {
    Proposal proposal = reserving;
    if (proposal == null || !proposal.trade().equals(reply.trade())) {
      return;
    }
    reserving = null;
    switch (reply.decision()) {
      case RiskDecision.Granted _ -> begin(proposal, search);
      case RiskDecision.Refused refused -> {
        restUntil = environment.now() + REST_AFTER_REFUSAL_MILLIS;
        refusals.add(game, refused, environment.now());
        pass("risk desk: " + refused.words());
      }
    }
  }

  /** Gives up on a desk that does not answer; whatever it may still grant expires by itself. */
  void tick() {
    if (reserving != null && environment.now() > answerBefore) {
      release(reserving.trade(), "the risk desk did not answer");
      reserving = null;
    }
  }

  /** Begins the trade if what justified it is still there, at no more than was reserved. */
  private void begin(Proposal granted, @Nullable DutchBookSearch search) {
    long now = environment.now();
    Optional<Refused> expired = rules.expiry(now - granted.at());
    if (expired.isPresent()) {
      release(granted.trade(), noted(expired.get(), now));
      return;
    }
    Optional<Proposal> fresh = search == null ? Optional.empty() : requoted(granted, search);
    if (search == null || fresh.isEmpty()) {
      release(granted.trade(), "gone before it was reserved");
      return;
    }
    duplicates.took(granted.trade(), fresh.get().book(), search, now);
    trading = granted.trade();
    environment.telemetry().taken();
    sightings.taken();
    open.accept(
        new BookCommand.OpenNew(
            granted.trade(),
            fresh.get().legs(),
            granted.cover().payout(),
            fresh.get().book().profit(),
            first(fresh.get(), search, now),
            granted.frameNanos(),
            environment.now() + GRANT_VALID_MILLIS));
  }

  private List<Integer> first(Proposal proposal, DutchBookSearch search, long now) {
    List<PlanLeg> legs = proposal.legs();
    return settings.legs().of(legs).first(legs, Action.BUY, quotes(search, now));
  }

  private Quotes quotes(DutchBookSearch search, long now) {
    return new SearchQuotes(search, settings.maxBookAgeMillis(), now);
  }

  private Optional<Proposal> requoted(Proposal granted, DutchBookSearch search) {
    Map<InstrumentId, Depth> trusted = search.trusted(environment.now());
    boolean tradable =
        granted.cover().legs().stream().allMatch(l -> trusted.containsKey(l.instrument().id()));
    return tradable
        ? size(search, granted.cover())
            .filter(sized -> edge(sized, search, environment.now()).isEmpty())
            .map(s ->
                new Proposal(
                    granted.trade(), granted.cover(), s, granted.at(), granted.frameNanos()))
            .filter(fresh -> isWithin(fresh, granted))
        : Optional.empty();
  }

  private boolean isWithin(Proposal fresh, Proposal granted) {
    List<Stake> wanted = fresh.stakes(settings.plan().maxSlippage());
    List<Stake> reserved = granted.stakes(settings.plan().maxSlippage());
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).cost().compareTo(reserved.get(i).cost()) > 0) {
        return false;
      }
    }
    return true;
  }

  private void release(TradeId trade, String reason) {
    desk.tell(new DeskCommand.Release(trade, reason));
    pass(reason);
  }

  private void pass(String reason) {
    environment.telemetry().passed(reason);
    sightings.decided(reason);
  }

  BookReport.@Nullable View held() {
    return held;
  }
}
