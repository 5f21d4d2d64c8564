package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.Team;

/** What a contract is about: true or false once it is over. Equal claims are the same claim. */
public sealed interface Claim {

  /** One line, the same for the same claim: {@code LAL by more than 4.5}. */
  String text();

  /** The word for this kind of claim: {@code winner}. */
  String kind();

  /** A club wins: overtime included, in soccer after ninety minutes. */
  record Winner(Team team) implements Claim {
    @Override
    public String text() {
      return team.code() + " wins";
    }

    @Override
    public String kind() {
      return "winner";
    }
  }

  /** Nobody wins. */
  record Draw() implements Claim {
    @Override
    public String text() {
      return "draw";
    }

    @Override
    public String kind() {
      return "draw";
    }
  }

  /**
   * A club wins by more than a line; a line below zero means that it does not lose by that much.
   */
  record Spread(Team team, Line line) implements Claim {
    @Override
    public String text() {
      return team.code() + " by more than " + line;
    }

    @Override
    public String kind() {
      return "spread";
    }
  }

  /** Both clubs together score more than a line. */
  record Total(Line line) implements Claim {
    @Override
    public String text() {
      return "more than " + line + " together";
    }

    @Override
    public String kind() {
      return "total";
    }
  }

  /** A club wins the competition. */
  record Champion(Team team) implements Claim {
    @Override
    public String text() {
      return team.code() + " wins the title";
    }

    @Override
    public String kind() {
      return "champion";
    }
  }
}
