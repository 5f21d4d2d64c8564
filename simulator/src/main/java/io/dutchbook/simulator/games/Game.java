package io.dutchbook.simulator.games;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.simulator.seed.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A game with everything that will happen in it.
 *
 * @param matchup who plays
 * @param before what the scoreboard shows until it begins
 * @param moments what happens, in order; the last one is the end
 * @param speed how many seconds of life pass in a second
 */
public record Game(Matchup matchup, Moment before, List<Moment> moments, double speed) {
  private static final double STRONGEST_ADVANTAGE = 0.08;
  private static final double HOME_ADVANTAGE = 0.015;

  /** Copies the list. */
  public Game {
    moments = List.copyOf(moments);
  }

  /** Writes a game down. */
  static Game play(Matchup matchup, Seed seed, double speed) {
    RandomGenerator numbers = seed.numbers();
    double advantage =
        HOME_ADVANTAGE + numbers.nextDouble(-STRONGEST_ADVANTAGE, STRONGEST_ADVANTAGE);
    List<Moment> moments =
        ClockSport.of(matchup.league())
            .map(sport -> sport.play(advantage, numbers))
            .orElseGet(() -> new BaseballGame(advantage, numbers).play());
    return new Game(matchup, scheduled(matchup.league(), moments.getFirst()), moments, speed);
  }

  private static Moment scheduled(League league, Moment first) {
    boolean clockStandsReady = league.sport() == Sport.FOOTBALL;
    boolean inFirstPeriod = league.sport() == Sport.FOOTBALL || league == League.MLB;
    return new Moment(
        0,
        Moment.Phase.SCHEDULED,
        inFirstPeriod ? 1 : 0,
        clockStandsReady ? first.clock() : 0,
        0,
        List.of(),
        List.of(),
        null,
        first.outlook());
  }

  /** When a moment begins, epoch milliseconds. */
  public long startOf(Moment moment) {
    return matchup.startsAt() + Math.round(moment.offset() / speed);
  }

  /** When the last moment begins, epoch milliseconds. */
  public long endsAt() {
    return startOf(moments.getLast());
  }

  /** The index of the moment at a time; −1 before the game. */
  public int indexAt(long now) {
    if (now < matchup.startsAt()) {
      return -1;
    }
    int low = 0;
    int high = moments.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (startOf(moments.get(middle)) <= now) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** What is going on at a time. */
  public Moment at(long now) {
    int index = indexAt(now);
    return index < 0 ? before : moments.get(index);
  }

  /** Seconds on the clock at a time, as the sport counts them. */
  public int clockAt(long now) {
    Moment moment = at(now);
    return moment.clockAfter(Math.round((now - startOf(moment)) * speed));
  }

  /** The position of the ending in the league's outcomes. */
  public int outcome() {
    List<Double> certain = moments.getLast().outlook().over(matchup.league());
    return certain.indexOf(1.0);
  }

  /** The outlook at a time, in the order of the league's outcomes. */
  public List<Double> outlookAt(long now) {
    return at(now).outlook().over(matchup.league());
  }
}
