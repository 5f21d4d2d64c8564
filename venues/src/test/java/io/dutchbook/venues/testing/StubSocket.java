package io.dutchbook.venues.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** The WebSocket side of a {@link StubVenue}: one path, any number of connections in turn. */
public final class StubSocket {
  private static final int BUFFER = 1_000;

  private final ActorSystem system;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<BoundedSourceQueue<Message>> connections = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;

  StubSocket(ActorSystem system) {
    this.system = system;
  }

  HttpResponse accept(WebSocketUpgrade upgrade) {
    Pair<BoundedSourceQueue<Message>, Source<Message, NotUsed>> out =
        Source.<Message>queue(BUFFER).preMaterialize(system);
    connections.add(out.first());
    return upgrade.handleMessagesWith(
        Flow.fromSinkAndSourceCoupledMat(
            Sink.<Message>foreach(message -> heard.add(message.asTextMessage().getStrictText())),
            out.second(),
            Keep.left()));
  }

  boolean isRefusing() {
    return refusing;
  }

  /** Refuses or takes connections from now on. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /** Everything said to this venue, over all connections. */
  public List<String> heard() {
    return heard;
  }

  /** How many connections there were so far. */
  public int connections() {
    return connections.size();
  }

  /** Says something on the latest connection. */
  public void say(String text) {
    connections.getLast().offer(TextMessage.create(text));
  }

  /** Says something in two parts on the latest connection. */
  public void sayInParts(String first, String second) {
    connections.getLast().offer(TextMessage.create(Source.from(List.of(first, second))));
  }

  /** Ends the latest connection. */
  public void hangUp() {
    connections.getLast().complete();
  }
}
