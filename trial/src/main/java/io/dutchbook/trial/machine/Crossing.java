package io.dutchbook.trial.machine;

/** A border that something crosses between the engine and the outside; a machine may die at any. */
public enum Crossing {
  /** An order is at the socket. */
  ORDER_LEAVES,
  /** The venue has done what the order asked for, and answers. */
  ORDER_ANSWERED,
  /** The answer has reached the machine. */
  ANSWER_ARRIVES,
  /** Events have reached the database. */
  BEFORE_COMMIT,
  /** The database has them, and answers. */
  BEFORE_ANSWER
}
