package io.dutchbook.bench.journal;

import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.JournaledActor;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.BookSnapshot;
import java.util.List;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;

/** Writes one event at a time through the position books' journal, and decides nothing. */
final class Recorder extends JournaledActor<Recorder.Write, BookEvent, BookSnapshot, BookSnapshot> {

  /** Persists an event in a commit of its own and answers when it is durable. */
  record Write(BookEvent event, ActorRef<Done> replyTo) {}

  private Recorder(ActorContext<Write> context, PersistenceId id, JournalBinding journal) {
    super(context, id, journal);
  }

  static Behavior<Write> create(PersistenceId id, JournalBinding journal) {
    return Behaviors.setup(context -> new Recorder(context, id, journal));
  }

  @Override
  public BookSnapshot emptyState() {
    return counted(0);
  }

  private static BookSnapshot counted(long events) {
    return new BookSnapshot(
        null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, events);
  }

  @Override
  public CommandHandler<Write, BookEvent, BookSnapshot> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Write.class,
            (state, command) ->
                Effect()
                    .persist(command.event())
                    .thenReply(command.replyTo(), persisted -> Done.getInstance()))
        .build();
  }

  @Override
  public EventHandler<BookSnapshot, BookEvent> eventHandler() {
    return (state, event) -> counted(state.eventCount() + 1);
  }

  @Override
  protected long eventCount(BookSnapshot state) {
    return state.eventCount();
  }

  @Override
  protected BookSnapshot snapshot(BookSnapshot state) {
    return state;
  }

  @Override
  protected BookSnapshot restore(BookSnapshot snapshot) {
    return snapshot;
  }

  @Override
  protected void recovered(BookSnapshot state) {}
}
