package io.dutchbook.engine.probability.state;

/** What a model is told of a game. */
public sealed interface SportState
    permits FootballState, BasketballState, HockeyState, BaseballState, SoccerState {
  /** A count that nobody said. */
  int UNKNOWN = -1;

  /** Points of the home side. */
  int homeScore();

  /** Points of the away side. */
  int awayScore();

  /** What was known before. */
  Prior prior();

  /** Whether the result stands. */
  boolean over();

  /** The same game seen with home and away exchanged. */
  SportState swapped();

  /** The same with other points. */
  SportState withScore(int home, int away);

  /** The same with another prior. */
  SportState withPrior(Prior other);

  /** Points by which the home side leads. */
  default int lead() {
    return homeScore() - awayScore();
  }
}
