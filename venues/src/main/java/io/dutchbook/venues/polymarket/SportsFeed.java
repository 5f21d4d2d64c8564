package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.util.List;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Source;

/** Every game of every league, as Polymarket's sports feed tells it. */
final class SportsFeed {
  private static final String PING = "ping";

  /** The venue says ping every 5 s and waits 10 s: saying this as often answers each in time. */
  private static final String PONG = "pong";

  private final SocketClient sockets;
  private final URI address;
  private final ReconnectSettings reconnect;
  private final VenueTelemetry telemetry;

  SportsFeed(
      SocketClient sockets, URI address, ReconnectSettings reconnect, VenueTelemetry telemetry) {
    this.sockets = sockets;
    this.address = address;
    this.reconnect = reconnect;
    this.telemetry = telemetry;
  }

  /** Reconnects by itself; ends only when cancelled. What cannot be read is counted. */
  Source<GameScore, NotUsed> scores() {
    return sockets
        .forever(() -> WebSocketRequest.create(address.toString()), List::of, PONG, reconnect)
        .mapConcat(frame -> decode(frame, telemetry));
  }

  static List<GameScore> decode(String frame, VenueTelemetry telemetry) {
    if (frame.equals(PING)) {
      return List.of();
    }
    try {
      return List.of(GameScore.parse(frame));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      return List.of();
    }
  }
}
