package io.dutchbook.protocol.journal;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.FinishedGame;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.Rest;
import io.dutchbook.engine.risk.VenueCash;
import java.time.LocalDate;
import java.util.List;

/**
 * What the risk desk keeps over a restart.
 *
 * @param killed no order that adds risk may leave
 * @param paused no new trade may begin
 * @param deposits what each venue held before any trade
 * @param closedCash what finished games added to each venue, or took
 * @param closedRealized what finished games earned, after fees
 * @param putAside profit in the piggybank
 * @param day the trading day
 * @param realizedBefore what had been earned when it began
 * @param reservations worst cases set aside
 * @param games games that are not finished, and who plays in them
 * @param rests games that rest after a trade
 * @param finished what was kept of the games that were closed last
 * @param eventCount events up to here, to notice a hole in the journal
 */
public record DeskSnapshot(
    boolean killed,
    boolean paused,
    List<VenueCash> deposits,
    List<VenueCash> closedCash,
    Money closedRealized,
    Money putAside,
    LocalDate day,
    Money realizedBefore,
    List<ReservationRequest> reservations,
    List<GameTeams> games,
    List<GameRest> rests,
    List<GameResult> finished,
    long eventCount)
    implements JournalEvent {
  /** Copies the lists. */
  public DeskSnapshot {
    deposits = List.copyOf(deposits);
    closedCash = List.copyOf(closedCash);
    reservations = List.copyOf(reservations);
    games = List.copyOf(games);
    rests = List.copyOf(rests);
    finished = List.copyOf(finished);
  }

  /**
   * A game and who plays in it.
   *
   * @param teams none when they are not known
   */
  public record GameTeams(GameId game, List<String> teams) {
    /** Copies the list. */
    public GameTeams {
      teams = List.copyOf(teams);
    }
  }

  /** A game that rests. */
  public record GameRest(GameId game, Rest rest) {}

  /** A game that was closed. */
  public record GameResult(GameId game, FinishedGame result) {}
}
