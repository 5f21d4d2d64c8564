package io.dutchbook.venues.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final Fields FIELDS =
      Fields.parse(
          "{\"text\":\"0.5200\",\"whole\":7,\"part\":0.05,\"yes\":true,\"none\":null,"
              + "\"big\":99999999999999999999,\"list\":[\"a\",\"b\"],\"object\":{\"x\":1}}",
          "sample");

  @Test
  void readsWhatIsThere() {
    assertThat(FIELDS.text("text")).isEqualTo("0.5200");
    assertThat(FIELDS.price("text")).isEqualTo(Price.parse("0.52"));
    assertThat(FIELDS.integer("whole")).isEqualTo(7);
    assertThat(FIELDS.decimal("part")).isEqualTo(new BigDecimal("0.05"));
    assertThat(FIELDS.flag("yes")).isTrue();
    assertThat(FIELDS.optionalTexts("list")).containsExactly("a", "b");
    assertThat(FIELDS.object("object").integer("x")).isEqualTo(1);
  }

  @Test
  void whatIsOptionalMayBeMissingOrNull() {
    assertThat(FIELDS.optionalText("none")).isEmpty();
    assertThat(FIELDS.optionalInteger("missing")).isEmpty();
    assertThat(FIELDS.optionalDecimal("missing")).isEmpty();
    assertThat(FIELDS.optionalFlag("none")).isEmpty();
    assertThat(FIELDS.optionalObject("none")).isEmpty();
    assertThat(FIELDS.optionalList("none")).isEmpty();
  }

  @Test
  void missingNullAndMistypedAreErrorsNeverZeros() {
    malformed(() -> FIELDS.integer("missing"), "missing is missing");
    malformed(() -> FIELDS.text("none"), "none is missing");
    malformed(() -> FIELDS.text("whole"), "whole is not a string");
    malformed(() -> FIELDS.integer("text"), "text is not a whole number");
    malformed(() -> FIELDS.integer("part"), "part is not a whole number");
    malformed(() -> FIELDS.integer("big"), "big is not a whole number");
    malformed(() -> FIELDS.optionalInteger("text"), "text is not a whole number");
    malformed(() -> FIELDS.flag("whole"), "whole is not true or false");
    malformed(() -> FIELDS.list("object"), "object is not an array");
    malformed(() -> FIELDS.quantity("list"), "list is not a string");
    malformed(
        () -> FIELDS.read("text", Instant::parse),
        "text: Text '0.5200' could not be parsed at index 0");
  }

  private static void malformed(Runnable read, String reason) {
    assertThatThrownBy(read::run)
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("sample: " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{}x", "{} {}", "{\"a\":}", "NaN", "{\"a\":1e99999999999999999999}"})
  void whatIsNotOneJsonValueIsMalformed(String text) {
    assertThatThrownBy(() -> Fields.parse(text, "sample")).isInstanceOf(MalformedMessage.class);
  }

  @Test
  void nestingHasABound() {
    assertThat(Json.parse("[".repeat(60) + "]".repeat(60), "sample").isArray()).isTrue();
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000), "sample"))
        .isInstanceOf(MalformedMessage.class)
        .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(200));
  }
}
