package io.dutchbook.protocol.serialization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pekko.serialization.jackson.JacksonMigration;

/**
 * Snapshots of the first form knew neither who plays nor what rests, had put nothing aside, and had
 * forgotten the results of the games they had closed.
 */
public final class RicherDeskSnapshot extends JacksonMigration {
  @Override
  public int currentVersion() {
    return 2;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    ObjectNode snapshot = (ObjectNode) json;
    JsonNode names = snapshot.get("games");
    ArrayNode games = snapshot.putArray("games");
    for (JsonNode name : names) {
      games.addObject().put("game", name.asText()).putArray("teams");
    }
    snapshot.get("reservations").forEach(TeamsInReservations::addTeams);
    snapshot.put("putAside", "0.00");
    snapshot.putArray("rests");
    snapshot.putArray("finished");
    return snapshot;
  }
}
