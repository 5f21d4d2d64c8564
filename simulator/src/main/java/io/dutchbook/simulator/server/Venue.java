package io.dutchbook.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.makers.DeskAction;
import io.dutchbook.simulator.makers.QuotedMarket;
import java.util.List;

/**
 * A venue without I/O: requests, frames, games and time come in; answers go back, frames go out
 * over lines. Belongs to one thread.
 */
public interface Venue {
  /** Answers a request. */
  Answer serve(Call call, long now);

  /** Whether a request places orders. */
  boolean isOrder(Call call);

  /** What those are told who ask too often. */
  default Answer tooManyRequests(Call call, long now) {
    return Answer.json(429, Json.object().put("error", "too many requests"));
  }

  /** Decides on a handshake. */
  Admission admit(Call handshake, long now);

  /**
   * Opens an admitted socket.
   *
   * @param member who opens it, as admitted
   */
  Session open(Call handshake, String member, Line line, long now);

  /** Lists the markets of a game; returns what its makers shall quote. */
  List<QuotedMarket> list(Game game, long now);

  /** Takes in what else happens in a game. */
  void onGame(GameEvent event, long now);

  /** Does what a maker or a small trader wants. */
  void act(DeskAction action, long now);

  /** Who traded with the makers since the last call. */
  List<HouseTrade> houseTrades();

  /** Lets time pass: timers, settlement, heartbeats. */
  void advance(long now);

  /** Stops or resumes trading. */
  void trade(boolean allowed);

  /**
   * Does harm that only the venue itself can do: a trade that fails, a tick that changes. {@code
   * heal} ends all of it.
   *
   * @param name the fault's name
   * @param settings what the request said about it
   * @return whether the venue knows the fault
   * @throws IllegalArgumentException with a message for people when a setting cannot be
   */
  default boolean fault(String name, JsonNode settings, long now) {
    return false;
  }

  /** What {@link #fault} knows, but {@code heal}. */
  default List<OwnFault> ownFaults() {
    return List.of();
  }

  /** How many books trade. */
  int openBooks();

  /** Everything about the trading account, exactly. */
  JsonNode ledger();

  /** Where all money is, and whether none was made or lost. */
  JsonNode conservation();
}
