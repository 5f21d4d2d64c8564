package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.testing.Shared;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"order\":{\"status\":\"resting\"}} | V1_ORDER",
        "{\"old_order\":{},\"order\":{}} | V1_ORDER",
        "{\"market\":{\"ticker\":\"A\",\"yes_bid\":47}} | INTEGER_AMOUNTS",
        "{\"fills\":[{\"count\":3,\"yes_price\":52}]} | INTEGER_AMOUNTS",
        "{\"type\":\"orderbook_delta\",\"msg\":{\"price\":47,\"delta\":-3}} | INTEGER_AMOUNTS"
      })
  void namesTheEarlierInterface(String body, LegacyShape shape) {
    assertThat(LegacyShape.of(body)).contains(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "<html>", "{\"order_id\":\"o\",\"fill_count\":\"1.00\"}", "[]", "7"})
  void namesNothingElse(String body) {
    assertThat(LegacyShape.of(body)).isEqualTo(Optional.empty());
  }

  @Test
  void theRecordedV1AnswerToAnOrderIsRefusedByName() {
    String body = Shared.text("kalshi-samples/demo-rest-2026-06/orders__legacy_create.json");

    assertThatThrownBy(() -> OrderReceipt.created(Fields.parse(body, "create-order")))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            malformed -> {
              assertThat(KalshiCalls.named(body, malformed).type()).isEqualTo("legacy");
              assertThat(KalshiCalls.named(body, malformed).reason()).startsWith("V1_ORDER");
            });
  }
}
