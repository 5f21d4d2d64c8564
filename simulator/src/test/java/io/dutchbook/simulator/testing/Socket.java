package io.dutchbook.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.server.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A WebSocket that remembers what it heard. */
public final class Socket implements WebSocket.Listener, AutoCloseable {
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile boolean closed;
  private @Nullable WebSocket socket;

  private Socket() {}

  /** Opens a socket; fails when the handshake is refused. */
  public static Socket open(String address, Map<String, String> headers) {
    Socket opened = new Socket();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    headers.forEach(builder::header);
    opened.socket = builder.buildAsync(URI.create(address), opened).join();
    return opened;
  }

  /** Sends a text frame. */
  public void send(String text) {
    if (socket == null) {
      throw new IllegalStateException("not open");
    }
    socket.sendText(text, true).join();
  }

  /** Every text frame so far. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** Every JSON object so far; arrays are taken apart. */
  public List<JsonNode> frames() {
    return texts.stream()
        .flatMap(text -> Json.read(text).stream())
        .flatMap(node ->
            node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
        .toList();
  }

  /** Every object with a value in a field. */
  public List<JsonNode> frames(String field, String value) {
    return frames().stream().filter(frame -> frame.path(field).asText().equals(value)).toList();
  }

  /** Whether the other side has hung up. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      texts.add(partial.toString());
      partial.setLength(0);
    }
    return WebSocket.Listener.super.onText(from, data, last);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed = true;
    return WebSocket.Listener.super.onClose(from, status, reason);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed = true;
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
