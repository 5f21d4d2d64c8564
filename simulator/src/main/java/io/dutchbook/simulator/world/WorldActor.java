package io.dutchbook.simulator.world;

import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.server.VenueActor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Owns the day's games. */
public final class WorldActor {
  private static final Duration TICK = Duration.ofMillis(50);

  private WorldActor() {}

  /** What it is told. */
  public sealed interface Command {}

  /** Time has passed. */
  public record Tick() implements Command {}

  /** Somebody wants to see the games. */
  public record Look(ActorRef<Board> replyTo) implements Command {}

  /** Every game on the scoreboard. */
  public record Board(List<Game> games) {
    /** Copies the list. */
    public Board {
      games = List.copyOf(games);
    }
  }

  /** A day of games that these venues trade on. */
  public static Behavior<Command> create(
      GameDay day, List<ActorRef<VenueActor.Command>> venues, InstantSource clock) {
    return Behaviors.withTimers(timers -> {
      timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, TICK);
      return Behaviors.receiveMessage(command -> {
        switch (command) {
          case Tick() -> advance(day, venues, clock);
          case Look(ActorRef<Board> replyTo) -> replyTo.tell(new Board(day.games()));
        }
        return Behaviors.same();
      });
    });
  }

  private static void advance(
      GameDay day, List<ActorRef<VenueActor.Command>> venues, InstantSource clock) {
    List<GameEvent> events = day.advance(clock.millis());
    if (!events.isEmpty()) {
      venues.forEach(venue -> venue.tell(new VenueActor.Games(events)));
    }
  }
}
