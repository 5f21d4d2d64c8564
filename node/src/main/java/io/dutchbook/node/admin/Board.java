package io.dutchbook.node.admin;

import io.dutchbook.actors.feed.FeedStatus;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GameReport;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.position.Position;
import io.dutchbook.node.telemetry.Latency;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.desk.RefusalView;
import io.dutchbook.protocol.discovery.DiscoveryView;
import io.dutchbook.protocol.reconcile.ReconcilerView;
import io.dutchbook.protocol.router.RouterStatus;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.TradeView;
import io.dutchbook.venues.http.AccessView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page shows, at one moment. A part that was never heard of is missing, not zero; a
 * part that has not been heard of for a while is old, and says so.
 *
 * @param at when it was put together, epoch milliseconds
 * @param node which node put it together
 * @param startedAt when that node started, epoch milliseconds
 * @param mode {@code live}, {@code paper} or {@code watch}
 * @param venues each venue: its router, its market data on this node
 * @param outbound each source of this node: its rate budgets, breakers and ways out
 * @param desk the risk desk
 * @param reconciler what venues and journal do not agree about; nothing before it was heard of
 * @param games the games, those in play first
 * @param trades the latest trades of all games, newest first
 * @param positions what is held
 * @param discovery where games and markets come from, and which games lack a market
 * @param latency how long things took on this node
 */
public record Board(
    long at,
    String node,
    long startedAt,
    String mode,
    List<VenuePart> venues,
    List<AccessView> outbound,
    @Nullable DeskPart desk,
    @Nullable ReconcilerView reconciler,
    List<GamePart> games,
    List<TradePart> trades,
    List<PositionPart> positions,
    @Nullable DiscoveryPart discovery,
    LatencyPart latency) {
  /** Copies the lists. */
  public Board {
    venues = List.copyOf(venues);
    outbound = List.copyOf(outbound);
    games = List.copyOf(games);
    trades = List.copyOf(trades);
    positions = List.copyOf(positions);
  }

  /**
   * A venue.
   *
   * @param router how orders are doing there; nothing when it was never heard of
   * @param routerAt when the router was heard of last
   * @param feed how its market data is doing on this node; nothing when it was never heard of
   */
  public record VenuePart(
      Venue venue, @Nullable RouterStatus router, long routerAt, @Nullable FeedStatus feed) {}

  /** The risk desk and when it was heard of last. */
  public record DeskPart(DeskView view, long heardAt) {}

  /**
   * A game and when its shard was heard of last.
   *
   * @param score what is believed of it, and what is wrong with that; nothing before the first
   *     report
   * @param opportunity the Dutch book seen last; nothing when there was none
   * @param refusals the latest rules that said no, newest first
   */
  public record GamePart(
      GameId id,
      String league,
      String home,
      String away,
      long startsAt,
      String node,
      @Nullable GameReport score,
      List<GameView.BookView> books,
      GameView.@Nullable OpportunityView opportunity,
      GameView.Counts counts,
      List<RefusalView> refusals,
      long heardAt) {
    /** Copies the lists. */
    public GamePart {
      books = List.copyOf(books);
      refusals = List.copyOf(refusals);
    }
  }

  /** A trade and its game. */
  public record TradePart(GameId game, TradeView trade) {}

  /** A position and its game. */
  public record PositionPart(GameId game, Position position) {}

  /** Discovery and when it was heard of last. */
  public record DiscoveryPart(
      List<GameId> unmatched, List<DiscoveryView.SourceView> sources, long heardAt) {
    /** Copies the lists. */
    public DiscoveryPart {
      unmatched = List.copyOf(unmatched);
      sources = List.copyOf(sources);
    }
  }

  /** How long things took on this node, in microseconds. */
  public record LatencyPart(Latency.Figures frameToDecision, Latency.Figures frameToOrder) {}
}
