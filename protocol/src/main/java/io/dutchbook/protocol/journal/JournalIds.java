package io.dutchbook.protocol.journal;

import io.dutchbook.engine.game.GameId;
import java.util.Optional;
import org.apache.pekko.persistence.typed.PersistenceId;

/** The ids under which actors write. They are part of the journal: they never change. */
public final class JournalIds {
  private static final String BOOK = "position-book";
  private static final String SEPARATOR = PersistenceId.DefaultSeparator();

  /** The risk desk. */
  public static final PersistenceId DESK = PersistenceId.ofUniqueId("risk-desk");

  private JournalIds() {}

  /** The position book of a game. */
  public static PersistenceId book(GameId game) {
    return PersistenceId.of(BOOK, game.value());
  }

  /** Whose position book writes under an id; nothing when it is not a position book's. */
  public static Optional<GameId> gameOf(String persistenceId) {
    String prefix = BOOK + SEPARATOR;
    return persistenceId.startsWith(prefix)
        ? Optional.of(new GameId(persistenceId.substring(prefix.length())))
        : Optional.empty();
  }
}
