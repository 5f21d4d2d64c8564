package io.dutchbook.actors.desk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.GameMark;
import io.dutchbook.engine.risk.LiveGames;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.RiskBook;
import io.dutchbook.engine.trade.TradeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What the desk knows and does not journal: what the games reported, which games have not, and how
 * long reservations have been waiting for their trade. Belongs to the desk.
 */
final class LiveRisk {
  private final Map<TradeId, Long> reservedAt = new HashMap<>();
  private final Set<TradeId> takenOver = new HashSet<>();
  private final Map<GameId, GameExposure> histories = new HashMap<>();
  private final Map<GameId, Long> markedAt = new HashMap<>();
  private PMap<GameId, GameExposure> exposures = HashTreePMap.empty();
  private PSet<GameId> awaited = HashTreePSet.empty();
  private PMap<GameId, GameMark> marks = HashTreePMap.empty();

  /** Nothing is known of any game any more; reservations wait from now. */
  void restarted(RiskBook journaled, long now) {
    awaited = HashTreePSet.from(journaled.games().teams().keySet());
    journaled.reservations().keySet().forEach(trade -> reservedAt.put(trade, now));
  }

  /** What is journaled together with what the games reported. */
  RiskBook over(RiskBook journaled) {
    return journaled.with(new LiveGames(exposures, awaited, marks));
  }

  void reserved(TradeId trade, long now) {
    reservedAt.put(trade, now);
  }

  void released(TradeId trade) {
    reservedAt.remove(trade);
    takenOver.remove(trade);
  }

  /**
   * A game says what it has at risk.
   *
   * @return reserved trades of the game that were open and are not any more
   */
  List<TradeId> reported(GameExposure exposure, Collection<ReservationRequest> reservations) {
    exposures = exposures.plus(exposure.game(), exposure);
    awaited = awaited.minus(exposure.game());
    List<TradeId> ended = new ArrayList<>();
    for (ReservationRequest reservation : reservations) {
      if (reservation.game().equals(exposure.game())) {
        if (exposure.openTrades().contains(reservation.trade())) {
          takenOver.add(reservation.trade());
        } else if (takenOver.contains(reservation.trade())) {
          ended.add(reservation.trade());
        }
      }
    }
    return ended;
  }

  /** A game says what its contracts would bring. */
  void marked(GameMark mark, long now) {
    marks = marks.plus(mark.game(), mark);
    markedAt.put(mark.game(), now);
  }

  /** Marks that were not repeated since a moment are not believed any more. */
  void forgetMarks(long before) {
    List<GameId> old =
        markedAt.entrySet().stream()
            .filter(entry -> entry.getValue() < before)
            .map(Map.Entry::getKey)
            .toList();
    marks = marks.minusAll(old);
    markedAt.keySet().removeAll(old);
  }

  /** A game without anything at risk says what it earned; the journal has that already. */
  void hadFinished(GameExposure history) {
    histories.put(history.game(), history);
  }

  /** What a game that is not at risk earned before; nothing while it has not said so. */
  Optional<GameExposure> history(GameId game) {
    return Optional.ofNullable(histories.get(game));
  }

  /** A finished game is at risk again, with all its history. */
  void reopened(GameExposure history) {
    histories.remove(history.game());
    exposures = exposures.plus(history.game(), history);
  }

  void closed(GameId game) {
    histories.remove(game);
    exposures = exposures.minus(game);
    awaited = awaited.minus(game);
    marks = marks.minus(game);
    markedAt.remove(game);
  }

  /** Reservations made before a moment that no game has taken over. */
  List<TradeId> expired(long before) {
    return reservedAt.entrySet().stream()
        .filter(entry -> entry.getValue() < before && !takenOver.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Games whose risk is unknown. */
  Set<GameId> awaited() {
    return awaited;
  }

  /** Whether every game has reported. */
  boolean isComplete() {
    return awaited.isEmpty();
  }
}
