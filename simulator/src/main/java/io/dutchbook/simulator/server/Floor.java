package io.dutchbook.simulator.server;

import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.makers.MakerDesk;
import java.util.List;

/** A venue and its makers, who hear of the games each in its own time. Belongs to one thread. */
public final class Floor {
  private final Venue venue;
  private final MakerDesk desk;

  /** A venue that these makers quote. */
  public Floor(Venue venue, MakerDesk desk) {
    this.venue = venue;
    this.desk = desk;
  }

  /** The venue. */
  public Venue venue() {
    return venue;
  }

  /** Takes in what happens in a game. */
  public void onGame(GameEvent event, long now) {
    String game = event.game().matchup().id();
    switch (event) {
      case GameEvent.Listed listed ->
          desk.open(
              game, venue.list(listed.game(), now), listed.game().outlookAt(listed.at()), now);
      case GameEvent.Moved moved -> desk.hear(game, moved.outlook(), moved.at());
      case GameEvent.Started started -> venue.onGame(started, now);
      case GameEvent.Finished finished -> {
        act(desk.close(game), now);
        venue.onGame(finished, now);
      }
    }
    tellDesk();
  }

  /** Lets time pass. */
  public void advance(long now) {
    venue.advance(now);
    act(desk.advance(now), now);
    tellDesk();
  }

  /** Tells the makers who traded with them. */
  public void tellDesk() {
    for (HouseTrade trade : venue.houseTrades()) {
      desk.traded(trade.market(), trade.bid(), trade.price(), trade.hundredths(), trade.at());
    }
  }

  private void act(List<DeskAction> actions, long now) {
    actions.forEach(action -> venue.act(action, now));
  }
}
