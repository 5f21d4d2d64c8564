package io.dutchbook.persistence.journal;

import io.dutchbook.persistence.projection.Tags;
import io.dutchbook.protocol.journal.BookSnapshot;
import io.dutchbook.protocol.journal.JournalEvent;
import java.util.List;
import java.util.Set;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/** Persists what it is told, as a position book or the desk would, and counts it. */
public final class SampleBook
    extends EventSourcedBehavior<SampleBook.Command, JournalEvent, BookSnapshot> {
  /** What it understands. */
  public sealed interface Command {}

  /** Persists events in one commit. */
  public record Persist(List<? extends JournalEvent> events, ActorRef<Done> replyTo)
      implements Command {}

  /** Tells what it recovered and the last number of its journal. */
  public record GetCount(ActorRef<Count> replyTo) implements Command {}

  /** Events in the state, and the last number of the journal. */
  public record Count(long events, long lastSequenceNumber) {}

  private static final int SNAPSHOT_EVERY = 100;

  private final String journal;
  private final ActorContext<Command> context;

  private SampleBook(PersistenceId id, String journal, ActorContext<Command> context) {
    super(id);
    this.journal = journal;
    this.context = context;
  }

  /** One that writes under an id through a journal plugin, and stops when a write fails. */
  public static Behavior<Command> create(PersistenceId id, String journal) {
    return Behaviors.setup(context -> new SampleBook(id, journal, context));
  }

  @Override
  public BookSnapshot emptyState() {
    return new BookSnapshot(
        null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, 0);
  }

  @Override
  public CommandHandler<Command, JournalEvent, BookSnapshot> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Persist.class,
            (state, command) ->
                Effect()
                    .persist(List.<JournalEvent>copyOf(command.events()))
                    .thenReply(command.replyTo(), next -> Done.getInstance()))
        .onCommand(
            GetCount.class,
            (state, command) ->
                Effect()
                    .reply(
                        command.replyTo(),
                        new Count(state.eventCount(), lastSequenceNumber(context))))
        .build();
  }

  @Override
  public EventHandler<BookSnapshot, JournalEvent> eventHandler() {
    return (state, event) ->
        new BookSnapshot(
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            state.eventCount() + 1);
  }

  @Override
  public Set<String> tagsFor(JournalEvent event) {
    return Set.of(Tags.of(persistenceId().id()));
  }

  @Override
  public String journalPluginId() {
    return journal;
  }

  @Override
  public String snapshotPluginId() {
    return JournalConfig.SNAPSHOTS;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 2);
  }
}
