package io.dutchbook.engine.game;

/** What is played, as far as a score and a clock mean different things. */
public enum Sport {
  /** American football: possession, downs and timeouts; most points in one play 8. */
  FOOTBALL(8),
  /** Basketball; most points between two looks at the board 4. */
  BASKETBALL(4),
  /** Ice hockey: power plays and empty nets; one goal at a time. */
  HOCKEY(1),
  /** Baseball: no clock, but halves of innings, outs and bases; most runs in one play 4. */
  BASEBALL(4),
  /** Association football: a clock that counts up and goes on into added time. */
  SOCCER(1);

  private final int mostPoints;

  Sport(int mostPoints) {
    this.mostPoints = mostPoints;
  }

  /** What a side can score between two readings a few seconds apart. */
  public int mostPoints() {
    return mostPoints;
  }
}
