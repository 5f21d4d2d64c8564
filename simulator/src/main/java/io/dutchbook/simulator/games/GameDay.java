package io.dutchbook.simulator.games;

import io.dutchbook.simulator.seed.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A rolling day of games: at the beginning most of them are well under way, and every one that ends
 * is followed by another. Belongs to one thread.
 */
public final class GameDay {
  private static final double UNDER_WAY_AT_START = 0.85;
  private static final double LATEST_POINT_AT_START = 0.8;
  private static final long SOONEST_START = 20_000;
  private static final long LATEST_START = 120_000;
  private static final long MINUTE = 60_000;

  private final GameSettings settings;
  private final Programme programme;
  private final RandomGenerator numbers;
  private final List<Entry> entries = new ArrayList<>();
  private boolean opened;

  /** A day that begins with the first call of {@link #advance}. */
  public GameDay(GameSettings settings, Seed seed) {
    this.settings = settings;
    this.programme = new Programme(settings, seed.part("programme"));
    this.numbers = seed.part("starts").numbers();
  }

  /** Lets time pass and tells what happened meanwhile, in order. */
  public List<GameEvent> advance(long now) {
    List<GameEvent> events = new ArrayList<>();
    if (!opened) {
      open(now, events);
      opened = true;
    }
    entries.forEach(entry -> entry.advance(now, events));
    entries.removeIf(entry -> now - entry.game.endsAt() > settings.keptMillis());
    boolean pairsLeft = true;
    while (pairsLeft && running() < settings.games()) {
      pairsLeft = add(soon(now), now, events);
    }
    events.sort(Comparator.comparingLong(GameEvent::at));
    return events;
  }

  /** Every game on the scoreboard, the finished ones of late included. */
  public List<Game> games() {
    return entries.stream().map(entry -> entry.game).toList();
  }

  private void open(long now, List<GameEvent> events) {
    int underWay = (int) Math.round(settings.games() * UNDER_WAY_AT_START);
    for (int i = 0; i < settings.games(); i++) {
      if (i >= underWay) {
        add(soon(now), now, events);
      } else {
        addUnderWay(now, events);
      }
    }
  }

  /** A game is written first and then moved back, because only then its length is known. */
  private void addUnderWay(long now, List<GameEvent> events) {
    double point = numbers.nextDouble(LATEST_POINT_AT_START);
    programme
        .next(now, games())
        .map(game -> movedBack(game, Math.round((game.endsAt() - now) * point)))
        .ifPresent(game -> list(game, now, events));
  }

  /** At the speed of life to a whole minute; at another, a minute may be all of a game. */
  private Game movedBack(Game game, long millis) {
    long earlier = game.matchup().startsAt() - millis;
    long start = settings.speed() > 1 ? earlier : earlier - earlier % MINUTE;
    Matchup moved = game.matchup().startingAt(start);
    return new Game(moved, game.before(), game.moments(), game.speed());
  }

  private boolean add(long startsAt, long now, List<GameEvent> events) {
    List<Game> running = entries.stream().filter(e -> !e.finished).map(e -> e.game).toList();
    var next = programme.next(startsAt, running);
    next.ifPresent(game -> list(game, now, events));
    return next.isPresent();
  }

  private void list(Game game, long now, List<GameEvent> events) {
    Entry entry = new Entry(game);
    entries.add(entry);
    events.add(new GameEvent.Listed(game, now));
    entry.begin(now, events);
  }

  /** At the speed of life a whole minute, as games are scheduled; otherwise sooner. */
  private long soon(long now) {
    long wait = numbers.nextLong(SOONEST_START, LATEST_START);
    return settings.speed() > 1
        ? now + Math.round(wait / Math.min(settings.speed(), 10))
        : Math.ceilDiv(now + wait, MINUTE) * MINUTE;
  }

  private long running() {
    return entries.stream().filter(entry -> !entry.finished).count();
  }

  /** How far a game has been read. */
  private static final class Entry {
    private final Game game;
    private int read;
    private boolean finished;

    private Entry(Game game) {
      this.game = game;
    }

    /** Skips what happened before the game was put on the programme. */
    private void begin(long now, List<GameEvent> events) {
      read = game.indexAt(now) + 1;
      if (read > 0) {
        events.add(new GameEvent.Started(game, now));
      }
      events.add(new GameEvent.Moved(game, now, game.outlookAt(now)));
    }

    private void advance(long now, List<GameEvent> events) {
      int reached = game.indexAt(now);
      for (; read <= reached; read++) {
        Moment moment = game.moments().get(read);
        long at = game.startOf(moment);
        if (read == 0) {
          events.add(new GameEvent.Started(game, at));
        }
        events.add(new GameEvent.Moved(game, at, moment.outlook().over(game.matchup().league())));
        if (moment.phase() == Moment.Phase.FINAL) {
          finished = true;
          events.add(new GameEvent.Finished(game, at, game.outcome()));
        }
      }
    }
  }
}
