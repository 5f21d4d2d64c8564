package io.dutchbook.venues.egress;

import io.dutchbook.venues.egress.Dialogue.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractGraphStageWithMaterializedValue;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Talks to a proxy until the tunnel is open and hands everything through from then on. Nothing of
 * ours enters the tunnel before.
 */
final class Handshake
    extends AbstractGraphStageWithMaterializedValue<
        BidiShape<ByteString, ByteString, ByteString, ByteString>, CompletionStage<Done>> {
  private final Inlet<ByteString> fromUs = Inlet.create("fromUs");
  private final Outlet<ByteString> toProxy = Outlet.create("toProxy");
  private final Inlet<ByteString> fromProxy = Inlet.create("fromProxy");
  private final Outlet<ByteString> toUs = Outlet.create("toUs");
  private final Exit exit;
  private final Dialogue dialogue;
  private final Duration within;

  Handshake(Exit exit, Dialogue dialogue, Duration within) {
    this.exit = exit;
    this.dialogue = dialogue;
    this.within = within;
  }

  @Override
  public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
    return BidiShape.of(fromProxy, toUs, fromUs, toProxy);
  }

  @Override
  public Pair<GraphStageLogic, CompletionStage<Done>> createLogicAndMaterializedValuePair(
      Attributes attributes) {
    CompletableFuture<Done> open = new CompletableFuture<>();
    return Pair.create(new Logic(open), open);
  }

  private final class Logic extends TimerGraphStageLogic {
    private final CompletableFuture<Done> open;
    private ByteString words = dialogue.opening();
    private ByteString heard = ByteString.emptyByteString();
    private boolean through;

    Logic(CompletableFuture<Done> open) {
      super(shape());
      this.open = open;
      setHandler(fromUs, new FromUs());
      setHandler(toProxy, new ToProxy());
      setHandler(fromProxy, new FromProxy());
      setHandler(toUs, new ToUs());
    }

    @Override
    public void preStart() {
      scheduleOnce("too late", within);
      pull(fromProxy);
    }

    @Override
    public void onTimer(Object key) {
      refuse("opened no tunnel within " + within.toMillis() + " ms");
    }

    @Override
    public void postStop() {
      open.completeExceptionally(new ProxyRefused(exit + " hung up"));
    }

    private void refuse(String why) {
      ProxyRefused refused = new ProxyRefused("proxy " + exit + " " + why);
      open.completeExceptionally(refused);
      failStage(refused);
    }

    private void speak() {
      if (!words.isEmpty() && isAvailable(toProxy)) {
        push(toProxy, words);
        words = ByteString.emptyByteString();
      }
    }

    private void listen(ByteString more) {
      heard = heard.concat(more);
      switch (dialogue.hear(heard)) {
        case Step.More _ -> pull(fromProxy);
        case Step.Say say -> {
          heard = say.rest();
          words = words.concat(say.words());
          speak();
          pull(fromProxy);
        }
        case Step.Refused refused -> refuse(refused.why());
        case Step.Through tunnel -> open(tunnel.rest());
      }
    }

    private void open(ByteString first) {
      through = true;
      heard = first;
      cancelTimer("too late");
      open.complete(Done.getInstance());
      if (isAvailable(toUs)) {
        deliver();
      }
      if (isAvailable(toProxy) && !isClosed(fromUs)) {
        pull(fromUs);
      } else if (isClosed(fromUs)) {
        complete(toProxy);
      }
    }

    private void deliver() {
      if (!heard.isEmpty()) {
        push(toUs, heard);
        heard = ByteString.emptyByteString();
      } else if (!isClosed(fromProxy) && !hasBeenPulled(fromProxy)) {
        pull(fromProxy);
      }
    }

    private final class FromUs extends AbstractInHandler {
      @Override
      public void onPush() {
        push(toProxy, grab(fromUs));
      }

      @Override
      public void onUpstreamFinish() {
        if (through) {
          complete(toProxy);
        }
      }
    }

    private final class ToProxy extends AbstractOutHandler {
      @Override
      public void onPull() {
        if (!through) {
          speak();
        } else if (!isClosed(fromUs) && !hasBeenPulled(fromUs)) {
          pull(fromUs);
        }
      }

      @Override
      public void onDownstreamFinish(Throwable cause) {
        cancel(fromUs, cause);
      }
    }

    private final class FromProxy extends AbstractInHandler {
      @Override
      public void onPush() {
        if (through) {
          push(toUs, grab(fromProxy));
        } else {
          listen(grab(fromProxy));
        }
      }

      @Override
      public void onUpstreamFinish() {
        if (!through) {
          refuse("hung up before it opened a tunnel");
        } else if (heard.isEmpty()) {
          complete(toUs);
        } else {
          emit(toUs, heard, () -> complete(toUs));
        }
      }
    }

    private final class ToUs extends AbstractOutHandler {
      @Override
      public void onPull() {
        if (through) {
          deliver();
        }
      }

      @Override
      public void onDownstreamFinish(Throwable cause) {
        cancel(fromProxy, cause);
      }
    }
  }
}
