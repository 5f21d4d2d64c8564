package io.dutchbook.protocol.serialization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.pekko.serialization.jackson.JacksonMigration;

/** Reservations of the first form did not say who plays: nobody knows. */
public final class TeamsInReservations extends JacksonMigration {
  @Override
  public int currentVersion() {
    return 2;
  }

  @Override
  public JsonNode transform(int fromVersion, JsonNode json) {
    addTeams(json.get("request"));
    return json;
  }

  static void addTeams(JsonNode request) {
    ((ObjectNode) request).putArray("teams");
  }
}
