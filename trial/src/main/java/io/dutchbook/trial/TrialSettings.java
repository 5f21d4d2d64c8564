package io.dutchbook.trial;

import io.dutchbook.engine.game.League;
import java.time.Duration;
import java.util.List;

/**
 * How a trial goes.
 *
 * @param games how many games are on at any time
 * @param leagues of which leagues
 * @param speed seconds of game a second
 * @param calmFor how long nothing goes wrong at first
 * @param troubledFor how long things go wrong
 * @param restWithin how long after that everything may take to come to rest
 */
public record TrialSettings(
    int games,
    List<League> leagues,
    double speed,
    Duration calmFor,
    Duration troubledFor,
    Duration restWithin) {
  /** Copies the list. */
  public TrialSettings {
    leagues = List.copyOf(leagues);
  }

  /** The same with another length of trouble. */
  public TrialSettings troubledFor(Duration length) {
    return new TrialSettings(games, leagues, speed, calmFor, length, restWithin);
  }

  /** Two games at twenty times their speed, four minutes of trouble. */
  public static TrialSettings usual() {
    return new TrialSettings(
        2,
        List.of(League.NBA, League.NFL, League.EPL),
        20,
        Duration.ofSeconds(10),
        Duration.ofMinutes(4),
        Duration.ofMinutes(3));
  }
}
