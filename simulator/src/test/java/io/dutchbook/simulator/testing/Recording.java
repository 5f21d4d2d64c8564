package io.dutchbook.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import java.util.ArrayList;
import java.util.List;

/** A line that remembers what was sent. */
public final class Recording implements Line {
  private final List<String> texts = new ArrayList<>();
  private boolean closed;

  /** What was sent since the last call, as texts. */
  public List<String> texts() {
    List<String> sent = List.copyOf(texts);
    texts.clear();
    return sent;
  }

  /** What was sent since the last call, as JSON. */
  public List<JsonNode> frames() {
    return texts().stream().map(text -> Json.read(text).orElseThrow()).toList();
  }

  /** Whether the venue closed the line. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void send(String text, Kind kind) {
    texts.add(text);
  }

  @Override
  public void close() {
    closed = true;
  }
}
