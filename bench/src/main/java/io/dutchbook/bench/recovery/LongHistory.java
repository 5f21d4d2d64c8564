package io.dutchbook.bench.recovery;

import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.bench.game.SampleTrade;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.FillKey;
import io.dutchbook.protocol.journal.JournalIds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes a position book's history as its journal would have it: one trade of two legs after the
 * other, in the journal's own form but in large batches.
 */
final class LongHistory {
  private static final int BATCH = 1_000;
  private static final String INSERT =
      """
      INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
        adapter_manifest, event_ser_id, event_ser_manifest, event_payload)
      VALUES (?, ?, 'bench', ?, '', ?, ?, ?)
      """;

  private final Serialization serialization;

  LongHistory(ActorSystem<?> system) {
    this.serialization = SerializationExtension.get(system);
  }

  /** Writes so many events; the last trade is whole, so that no order is open. */
  long write(DatabaseSettings database, GameId game, int events) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      connection.setAutoCommit(false);
      String id = JournalIds.book(game).id();
      long sequence = 0;
      sequence =
          add(
              insert,
              id,
              sequence,
              new BookEvent.OwnershipTaken(game, League.NBA, "bench", SampleBooks.NOW));
      for (int trade = 1; sequence < events; trade++) {
        for (BookEvent event : trade(trade)) {
          sequence = add(insert, id, sequence, event);
        }
      }
      insert.executeBatch();
      connection.commit();
      return sequence;
    }
  }

  /** From its intent until its fills are final. */
  private static List<BookEvent> trade(int number) {
    List<BookEvent> events =
        new ArrayList<>(SampleTrade.on(SampleGame.withInstruments(2), number).events());
    for (BookEvent event : List.copyOf(events)) {
      if (event instanceof BookEvent.FillBooked booked
          && !booked.fill().instrument().venue().fillsAreFinal()) {
        events.add(new BookEvent.FillConfirmed(FillKey.of(booked.fill()), SampleBooks.NOW));
      }
    }
    return events;
  }

  private long add(PreparedStatement insert, String id, long before, BookEvent event)
      throws SQLException {
    SerializerWithStringManifest serializer =
        (SerializerWithStringManifest) serialization.findSerializerFor(event);
    long sequence = before + 1;
    insert.setString(1, id);
    insert.setLong(2, sequence);
    insert.setLong(3, SampleBooks.NOW);
    insert.setInt(4, serializer.identifier());
    insert.setString(5, serializer.manifest(event));
    insert.setBytes(6, serializer.toBinary(event));
    insert.addBatch();
    if (sequence % BATCH == 0) {
      insert.executeBatch();
    }
    return sequence;
  }
}
