package io.dutchbook.protocol.serialization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pekko.serialization.jackson.JacksonMigration;

/**
 * Snapshots of the first form said neither what instruments had paid nor since when something was
 * bare: nobody knows.
 */
public final class RicherBookSnapshot extends JacksonMigration {
  @Override
  public int currentVersion() {
    return 2;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    ObjectNode snapshot = (ObjectNode) json;
    snapshot.putArray("results");
    snapshot.putArray("bareSince");
    return snapshot;
  }
}
