package io.dutchbook.protocol.discovery;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.WireMessage;
import java.util.List;

/**
 * What discovery knows.
 *
 * @param games games that are watched
 * @param unmatched games on the scoreboard for which fewer than two venues list a market
 * @param sources how each source answered last
 */
public record DiscoveryView(
    List<GameDefinition> games, List<GameId> unmatched, List<SourceView> sources)
    implements WireMessage {
  /** Copies the lists. */
  public DiscoveryView {
    games = List.copyOf(games);
    unmatched = List.copyOf(unmatched);
    sources = List.copyOf(sources);
  }

  /**
   * One source of games or markets.
   *
   * @param name scoreboard or venue, and league
   * @param answeredAt when it answered last, epoch milliseconds; 0 for never
   * @param items how many games or markets it listed
   * @param problem what went wrong last; empty when nothing did
   */
  public record SourceView(String name, long answeredAt, int items, String problem) {}
}
