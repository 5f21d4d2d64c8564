package io.dutchbook.simulator.polymarket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final Desk desk = new Desk(Desk.plain()).quoted();

  @Test
  void aSignerHasSixtyOrdersAtOnceAndFortyASecondAfterThat() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 61; i++) {
      answers.add(desk.post(desk.resting()));
    }
    desk.pass(100);
    Answer later = desk.post(desk.resting());

    assertThat(answers.subList(0, 60)).extracting(Answer::status).containsOnly(200);
    assertThat(answers.getFirst().headers())
        .containsEntry("Poly-RateLimit-Remaining", "59")
        .containsEntry("Poly-RateLimit-Tier", "standard")
        .containsEntry("Poly-RateLimit-Reset", Long.toString(Desk.NOON / 1_000 + 1))
        .doesNotContainKey("Poly-RateLimit-Warning");
    assertThat(answers.get(59).headers()).containsKey("Poly-RateLimit-Warning");
    assertThat(answers.getLast().status()).isEqualTo(429);
    assertThat(answers.getLast().body()).isEqualTo("{\"error\":\"Too Many Requests\"}");
    assertThat(answers.getLast().headers())
        .containsEntry("Retry-After", "1")
        .containsEntry("Poly-RateLimit-Remaining", "0");
    assertThat(later.status()).isEqualTo(200);
    assertThat(later.headers()).containsEntry("Poly-RateLimit-Remaining", "3");
  }

  @Test
  void aBatchCostsItsOrdersAndGoesWholeOrNotAtAll() {
    ArrayNode legs = Json.array();
    for (int i = 0; i < 15; i++) {
      legs.add(desk.resting());
    }
    for (int i = 0; i < 50; i++) {
      desk.placed(desk.resting());
    }

    Answer refused = desk.send("POST", "/orders", Json.text(legs));
    desk.pass(200);
    Answer taken = desk.send("POST", "/orders", Json.text(legs));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.headers()).containsEntry("Poly-RateLimit-Remaining", "3");
  }

  @Test
  void aSweepMayGoIntoDebtWhichTimePays() {
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 40; i++) {
        desk.placed(desk.resting());
      }
      desk.pass(1_000);
    }

    Answer sweep = desk.send("DELETE", "/cancel-all", "");
    Answer next = desk.send("DELETE", "/cancel-all", "");
    desk.pass(1_000);

    assertThat(Desk.json(sweep).path("canceled")).hasSize(160);
    assertThat(sweep.headers()).containsEntry("Poly-RateLimit-Remaining", "0");
    assertThat(next.status()).isEqualTo(429);
    assertThat(desk.send("DELETE", "/cancel-all", "").status()).isEqualTo(200);
  }

  @Test
  void anAddressMayAskOneThingOnlySoOften() {
    Answer last = desk.get("/ok", "");
    for (int i = 0; i < 100; i++) {
      last = desk.get("/ok", "");
    }
    Answer other = desk.get("/time", "");
    desk.pass(10_000);

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.headers()).containsEntry("Retry-After", "10");
    assertThat(other.status()).isEqualTo(200);
    assertThat(desk.get("/ok", "").status()).isEqualTo(200);
  }

  @Test
  void aHeartThatStopsTakesTheOrdersAlong() {
    String id = desk.placed(desk.resting());
    String first = beat("");
    desk.pass(9_000);
    Answer wrong = desk.send("POST", "/v1/heartbeats", "{\"heartbeat_id\":\"nonsense\"}");
    beat(first);
    desk.pass(15_000);
    String before = status(id);
    desk.pass(1_000);

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(Desk.json(wrong).path("heartbeat_id").asText()).isEqualTo(first);
    assertThat(before).isEqualTo("LIVE");
    assertThat(status(id)).isEqualTo("CANCELED");
  }

  private String beat(String last) {
    JsonNode body = Json.object().put("heartbeat_id", last);
    return Desk.json(desk.send("POST", "/v1/heartbeats", Json.text(body)))
        .path("heartbeat_id")
        .asText();
  }

  private String status(String id) {
    return desk.read("/data/order/" + id, "").path("status").asText();
  }
}
