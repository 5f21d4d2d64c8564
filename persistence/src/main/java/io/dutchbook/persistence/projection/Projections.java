package io.dutchbook.persistence.projection;

import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.protocol.journal.JournalEvent;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.eventsourced.javadsl.EventSourcedProvider;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.projection.jdbc.javadsl.JdbcProjection;

/** The projections from the journal into the read tables, one a tag, spread over the cluster. */
public final class Projections {
  /** Under which their offsets are kept; each has its tag for a key. */
  public static final String NAME = "read-tables";

  private Projections() {}

  /**
   * Runs them until the system ends. Every node calls this; each projection runs on one of them.
   *
   * @param system with the settings of {@link JournalConfig}, a member of its cluster
   * @throws DatabaseUnavailable when the database does not answer
   */
  public static void start(ActorSystem<?> system, DatabaseSettings settings) {
    Database database =
        Database.open(settings, "dutchbook-projections", settings.pools().projections());
    system.getWhenTerminated().whenComplete((_, _) -> database.close());
    ShardedDaemonProcess.get(system)
        .init(
            ProjectionBehavior.Command.class,
            NAME,
            Tags.COUNT,
            index -> projection(system, database, Tags.ALL.get(index)),
            ShardedDaemonProcessSettings.create(system),
            Optional.of(ProjectionBehavior.stopMessage()));
  }

  private static Behavior<ProjectionBehavior.Command> projection(
      ActorSystem<?> system, Database database, String tag) {
    SourceProvider<Offset, EventEnvelope<JournalEvent>> events =
        EventSourcedProvider.eventsByTag(system, JournalConfig.READ, tag);
    return ProjectionBehavior.create(
        JdbcProjection.exactlyOnce(
            ProjectionId.of(NAME, tag),
            events,
            () -> new PooledSession(database),
            ReadTablesHandler::new,
            system));
  }
}
