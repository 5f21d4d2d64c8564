package io.dutchbook.trial.machine;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.Homes;
import io.dutchbook.trial.journal.Database;

/**
 * Changes an engine before it lives, so that tests can plant a defect and see whether a trial finds
 * it.
 */
public interface Surgery {
  /** Leaves everything as it is. */
  Surgery NONE = new Surgery() {};

  /** The ports that the engine shall have. */
  default Engine.Ports on(Engine.Ports ports) {
    return ports;
  }

  /** The settings that the engine shall have. */
  default Engine.Settings on(Engine.Settings settings) {
    return settings;
  }

  /** Changes how the database behaves. */
  default void on(Database database) {}

  /** The homes that its actors shall have. */
  default Homes on(Homes homes) {
    return homes;
  }
}
