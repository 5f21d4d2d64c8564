package io.dutchbook.protocol.desk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.Rest;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.protocol.WireMessage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The risk desk as people see it.
 *
 * @param switches as they are
 * @param day the trading day
 * @param realizedToday earned today, after fees
 * @param realized earned since the first trade, after fees
 * @param unrealizedLoss what open positions would lose at their marks; one without a mark counts as
 *     lost
 * @param putAside profit in the piggybank
 * @param atRisk positions, open orders and reservations together
 * @param openTrades trades that have not ended
 * @param awaited games whose risk is unknown until they report
 * @param venues money at each venue
 * @param games what each game has at risk
 * @param limits how much may be at risk
 * @param refusals how often each rule has said no since the desk started
 * @param latestRefusals the latest of them, newest first
 * @param rests games that rest after a trade
 */
public record DeskView(
    DeskCommand.Switches switches,
    LocalDate day,
    Money realizedToday,
    Money realized,
    Money unrealizedLoss,
    Money putAside,
    Money atRisk,
    int openTrades,
    List<GameId> awaited,
    List<VenueMoney> venues,
    List<GameExposure> games,
    RiskLimits limits,
    List<Refusals> refusals,
    List<RefusalView> latestRefusals,
    List<GameRest> rests)
    implements WireMessage {
  /** Copies the lists. */
  public DeskView {
    awaited = List.copyOf(awaited);
    venues = List.copyOf(venues);
    games = List.copyOf(games);
    refusals = List.copyOf(refusals);
    latestRefusals = List.copyOf(latestRefusals);
    rests = List.copyOf(rests);
  }

  /**
   * Money at a venue.
   *
   * @param venue where
   * @param deposit held before any trade; nothing when the balance was never seen
   * @param expected what it must hold if journal and venue agree
   * @param free what may still be spent
   * @param seen what the venue said last; nothing when it never did
   * @param disagrees whether the venue has said the same wrong thing twice while nothing moved: a
   *     human has to look
   */
  public record VenueMoney(
      Venue venue,
      @Nullable Money deposit,
      Money expected,
      Money free,
      @Nullable Money seen,
      boolean disagrees) {}

  /**
   * How often a rule said no.
   *
   * @param rule which
   * @param count how often
   */
  public record Refusals(String rule, long count) {}

  /** A game that rests. */
  public record GameRest(GameId game, Rest rest) {}
}
