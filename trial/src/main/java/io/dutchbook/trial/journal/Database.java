package io.dutchbook.trial.journal;

import java.time.Duration;
import java.util.function.Predicate;

/** How the database behind a trial's journal behaves. Belongs to the trial's thread. */
public final class Database {
  /** What becomes of a commit at a moment of its life; kills happen here. */
  public enum Moment {
    /** The database has not committed yet. */
    BEFORE_COMMIT,
    /** It has, and nobody knows yet. */
    BEFORE_ANSWER
  }

  private Duration commitAfter = Duration.ofMillis(2);
  private Duration answerAfter = Duration.ofMillis(1);
  private boolean down;
  private boolean deaf;
  private boolean hasty;
  private Predicate<Moment> atMoment = _ -> true;

  /** How long a commit takes until it is one. */
  public void commitsAfter(Duration pause) {
    commitAfter = pause;
  }

  /** Whether nothing can be read or written. */
  public void goDown(boolean isDown) {
    down = isDown;
  }

  /** Whether nobody is left who could write: what is asked for now was never asked for. */
  public void hearNobody(boolean isDeaf) {
    deaf = isDeaf;
  }

  /** Whether it answers before it has committed, as no database may. */
  public void answersTooEarly(boolean isHasty) {
    hasty = isHasty;
  }

  boolean isHasty() {
    return hasty;
  }

  /** Asked at every moment of every commit; false means that whoever waits is dead. */
  public void at(Predicate<Moment> moment) {
    atMoment = moment;
  }

  Duration commitAfter() {
    return commitAfter;
  }

  Duration answerAfter() {
    return answerAfter;
  }

  /** Whether nothing can be read or written. */
  public boolean isDown() {
    return down;
  }

  boolean isDeaf() {
    return deaf;
  }

  boolean reach(Moment moment) {
    return atMoment.test(moment);
  }
}
