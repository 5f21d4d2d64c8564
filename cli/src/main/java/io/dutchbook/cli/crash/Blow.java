package io.dutchbook.cli.crash;

/** How a machine that runs engine and database is struck. Whatever dies, dies of SIGKILL. */
enum Blow {
  /** The engine's process; its database runs on without an owner. */
  ENGINE,
  /** The engine and every process of its database, as when the power is lost. */
  POWER,
  /** The engine and the database's first process; the others find themselves orphaned. */
  POSTMASTER,
  /** Every process of the database; the engine a while later. */
  DATABASE_FIRST;

  boolean sparesDatabase() {
    return this == ENGINE;
  }
}
