package io.dutchbook.cli.demo;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.node.admin.Board;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every game that was on the board at some time, as it was seen last. */
final class Tally {
  private final Map<GameId, Board.GamePart> games = new LinkedHashMap<>();

  void add(Board board) {
    board.games().forEach(game -> games.put(game.id(), game));
  }

  Collection<Board.GamePart> games() {
    return games.values();
  }
}
