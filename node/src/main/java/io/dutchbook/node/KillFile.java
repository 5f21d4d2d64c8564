package io.dutchbook.node;

import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Engages the kill switch while a file lies in the data folder, for somebody who can reach the
 * machine and nothing else. It never releases the switch: that is done deliberately, after the file
 * has been removed. Runs where it may wait for a disk.
 */
public final class KillFile extends AbstractBehavior<KillFile.Message> {
  /** Its name in the data folder. */
  public static final String NAME = "KILL";

  private static final String BY = "file";
  private static final int LONGEST_REASON = 200;

  /** What is said to the watcher of the file. */
  sealed interface Message {}

  private enum Timer implements Message {
    LOOK
  }

  private record DeskSeen(boolean killed) implements Message {}

  private record Answered(DeskCommand.SwitchReply reply) implements Message {}

  private final Path file;
  private final ActorRef<DeskCommand> desk;

  private KillFile(ActorContext<Message> context, Path file, ActorRef<DeskCommand> desk) {
    super(context);
    this.file = file;
    this.desk = desk;
  }

  /**
   * Looks at once, and then again and again.
   *
   * @param file which
   * @param every how often
   */
  static Behavior<Message> create(Path file, ActorRef<DeskCommand> desk, Duration every) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.LOOK, Duration.ZERO, every);
          return new KillFile(context, file, desk);
        }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(Timer.LOOK, this::onLook)
        .onMessage(DeskSeen.class, this::onDesk)
        .onMessage(Answered.class, this::onAnswer)
        .build();
  }

  /** The desk is asked first: what is engaged already needs no entry in the journal. */
  private Behavior<Message> onLook() {
    if (Files.exists(file)) {
      desk.tell(
          new DeskCommand.GetView(
              getContext()
                  .messageAdapter(DeskView.class, view -> new DeskSeen(view.switches().killed()))));
    }
    return this;
  }

  private Behavior<Message> onDesk(DeskSeen seen) {
    if (!seen.killed() && Files.exists(file)) {
      desk.tell(
          new DeskCommand.SetKill(
              true,
              BY,
              reason(),
              getContext().messageAdapter(DeskCommand.SwitchReply.class, Answered::new)));
    }
    return this;
  }

  /** What somebody wrote into the file, or that it is there. */
  private String reason() {
    try {
      String text = Files.readString(file).strip();
      return text.isEmpty() ? BY : text.substring(0, Math.min(text.length(), LONGEST_REASON));
    } catch (IOException e) {
      return BY;
    }
  }

  private Behavior<Message> onAnswer(Answered answered) {
    getContext()
        .getLog()
        .warn(
            "kill switch engaged by {}{}",
            file,
            answered.reply().inForce() ? "" : ", " + answered.reply().detail());
    return this;
  }
}
