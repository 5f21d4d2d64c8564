package io.dutchbook.venues.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgradeResponse;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.stream.javadsl.Flow;

/**
 * What carries requests and WebSockets to a host: the network, unless somebody brings another one,
 * as a run in virtual time does.
 */
public interface Wire {
  /**
   * Carries a request there and its answer back.
   *
   * @param pool over which connections
   */
  CompletionStage<HttpResponse> send(HttpRequest request, ConnectionPoolSettings pool);

  /**
   * A WebSocket, opened when the flow runs.
   *
   * @param connection how it is set up
   */
  Flow<Message, Message, CompletionStage<WebSocketUpgradeResponse>> open(
      WebSocketRequest handshake, ClientConnectionSettings connection);

  /** The network. */
  static Wire network(ClassicActorSystemProvider provider) {
    ActorSystem system = provider.classicSystem();
    Http http = Http.get(system);
    return new Wire() {
      @Override
      public CompletionStage<HttpResponse> send(HttpRequest request, ConnectionPoolSettings pool) {
        return http.singleRequest(request, http.defaultClientHttpsContext(), pool, system.log());
      }

      @Override
      public Flow<Message, Message, CompletionStage<WebSocketUpgradeResponse>> open(
          WebSocketRequest handshake, ClientConnectionSettings connection) {
        return http.webSocketClientFlow(
            handshake,
            http.defaultClientHttpsContext(),
            Optional.empty(),
            connection,
            system.log());
      }
    };
  }
}
