package io.dutchbook.persistence.projection;

import io.dutchbook.protocol.journal.JournalEvent;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.jdbc.javadsl.JdbcHandler;

/** Hands each event to the read tables, in the transaction that also saves the offset. */
final class ReadTablesHandler extends JdbcHandler<EventEnvelope<JournalEvent>, PooledSession> {
  @Override
  public void process(PooledSession session, EventEnvelope<JournalEvent> envelope)
      throws Exception {
    session.withConnection(connection -> {
      new ReadTables(connection)
          .take(envelope.persistenceId(), envelope.sequenceNr(), envelope.event());
      return envelope;
    });
  }
}
