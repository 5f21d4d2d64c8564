package io.dutchbook.actors;

import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.journal.JournalGuard;
import java.util.Set;
import org.apache.pekko.actor.typed.BackoffSupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * What the event-sourced actors have in common: where they write, how their state becomes a
 * snapshot with a form of its own, and a guard against a journal with a hole.
 *
 * <p>The guard counts events in the state and compares with the last sequence number, because the
 * journal plugin stops reading at a hole without saying so. When reading or writing fails the actor
 * stops or begins anew; nothing that was not written is acted upon. An outer supervisor does not
 * see such a failure.
 *
 * @param <C> commands
 * @param <E> events
 * @param <S> state
 * @param <N> the snapshot's form
 */
public abstract class JournaledActor<C, E extends JournalEvent, S, N extends JournalEvent>
    extends EventSourcedBehavior<C, E, S> {
  private final ActorContext<C> context;
  private final JournalBinding journal;

  /** An actor that writes under a name, and stops when that fails. */
  protected JournaledActor(
      ActorContext<C> context, PersistenceId persistenceId, JournalBinding journal) {
    super(persistenceId);
    this.context = context;
    this.journal = journal;
  }

  /**
   * An actor that writes under a name, and begins anew when that fails.
   *
   * @param again after which pauses
   */
  protected JournaledActor(
      ActorContext<C> context,
      PersistenceId persistenceId,
      JournalBinding journal,
      BackoffSupervisorStrategy again) {
    super(persistenceId, again);
    this.context = context;
    this.journal = journal;
  }

  /** How many events the state has seen. */
  protected abstract long eventCount(S state);

  /** The state in the snapshot's form. */
  protected abstract N snapshot(S state);

  /** The state that a snapshot stands for. */
  protected abstract S restore(N snapshot);

  /** Everything has been read and nothing is missing. */
  protected abstract void recovered(S state);

  @Override
  public final SignalHandler<S> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
        .build();
  }

  private void onRecoveryCompleted(S state) {
    JournalGuard.hole(persistenceId().id(), eventCount(state), lastSequenceNumber(context))
        .ifPresent(hole -> {
          throw new IllegalStateException(hole);
        });
    recovered(state);
  }

  @Override
  @SuppressWarnings("unchecked")
  public final SnapshotAdapter<S> snapshotAdapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(S state) {
        return snapshot(state);
      }

      @Override
      public S fromJournal(Object from) {
        return restore((N) from);
      }
    };
  }

  @Override
  public final Set<String> tagsFor(E event) {
    return journal.tags().apply(persistenceId().id());
  }

  @Override
  public final String journalPluginId() {
    return journal.journal();
  }

  @Override
  public final String snapshotPluginId() {
    return journal.snapshots();
  }
}
