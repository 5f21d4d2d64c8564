package io.dutchbook.cli.demo;

import com.typesafe.config.Config;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.simulator.Addresses;
import io.dutchbook.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a demo is told.
 *
 * @param simulator how the venues play
 * @param runFor how long; nothing for until it is told to stop
 * @param adminPort of the admin page, 0 for any free one
 * @param folder where its database, keys and admin token live
 */
record DemoSettings(
    SimulatorSettings simulator, @Nullable Duration runFor, int adminPort, Path folder) {

  /**
   * The engine's settings for venues that have just been started: the operator's defaults, except
   * that both switches for live orders are on, that games and results are looked for more often
   * than real venues would like, and that clocks may seem to differ more: they are one, and what
   * looks like an offset is a machine that is slow to answer.
   */
  NodeSettings engine(Addresses venues) {
    return NodeConfig.load(null, overrides(venues));
  }

  Config overrides(Addresses venues) {
    return SimulatedVenues.config(venues, leagues(), folder, adminPort);
  }

  private List<String> leagues() {
    return simulator.games().leagues().stream().map(league -> league.key()).toList();
  }
}
