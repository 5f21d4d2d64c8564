package io.dutchbook.engine.probability;

/**
 * The probabilities of the outcomes of a game; they sum to one. Made once and filled again by every
 * evaluation, so that evaluating allocates nothing; belongs to one thread.
 */
public final class Chances {
  private double home = 0.5;
  private double away = 0.5;
  private double draw;

  /** The home side wins. */
  public double home() {
    return home;
  }

  /** The away side wins. */
  public double away() {
    return away;
  }

  /** Nobody wins; 0 where that cannot be. */
  public double draw() {
    return draw;
  }

  /** Says what remains after the home side and a draw. */
  public void set(double homeWins, double drawn) {
    home = homeWins;
    draw = drawn;
    away = Math.max(0, 1 - homeWins - drawn);
  }

  /** One side wins, with the probability of the home side. */
  public void twoWay(double homeWins) {
    set(homeWins, 0);
  }

  /** The game is over. */
  public void certain(int lead) {
    set(lead > 0 ? 1 : 0, lead == 0 ? 1 : 0);
  }

  @Override
  public String toString() {
    return "home " + home + ", away " + away + ", draw " + draw;
  }
}
