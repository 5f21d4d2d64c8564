package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import java.time.LocalDate;

/** What claims are made on. Equal subjects are the same one. */
public sealed interface Subject {
  /** Its league. */
  League league();

  /** One word: {@code nba-2026-11-22-BOS-LAL}. */
  String key();

  /**
   * A game of two clubs on a day, whoever is at home. Two games of a day are told apart by their
   * beginning, which is not part of this.
   *
   * @param date in US Eastern time
   * @param first the club whose code comes first in the alphabet
   * @param second the other
   */
  record Game(League league, LocalDate date, Team first, Team second) implements Subject {
    /** The game of two clubs, in whichever order they are named. */
    public static Game of(League league, LocalDate date, Team one, Team other) {
      return one.code().compareTo(other.code()) < 0
          ? new Game(league, date, one, other)
          : new Game(league, date, other, one);
    }

    @Override
    public String key() {
      return league.key() + "-" + date + "-" + first.code() + "-" + second.code();
    }

    /** Whether a club plays in it. */
    public boolean has(Team team) {
      return team.equals(first) || team.equals(second);
    }
  }

  /**
   * A season of a competition.
   *
   * @param endsIn the year in which its title is won
   */
  record Season(League league, int endsIn) implements Subject {
    @Override
    public String key() {
      return league.key() + "-champion-" + endsIn;
    }
  }
}
