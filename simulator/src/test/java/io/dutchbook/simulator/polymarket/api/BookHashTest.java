package io.dutchbook.simulator.polymarket.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.testing.Shared;
import org.junit.jupiter.api.Test;

class BookHashTest {
  @Test
  void isTheOfficialClients() {
    JsonNode vectors =
        Shared.json("venues/polymarket-vectors.json").at("/generated/orderbook_hash");

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      ObjectNode book = (ObjectNode) Json.read(vector.path("preimage").asText()).orElseThrow();

      assertThat(ClobJson.hash(book)).isEqualTo(vector.path("sha1").asText());
    }
  }
}
