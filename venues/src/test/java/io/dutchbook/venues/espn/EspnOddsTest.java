package io.dutchbook.venues.espn;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.PregameLine;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BOS is at home, LAL visits. */
class EspnOddsTest {

  @ParameterizedTest
  @CsvSource({"BOS -5.5, -5.5", "LAL -5.5, 5.5", "BOS -20.0, -20", "LAL -2.0, 2", "BOS 3, 3"})
  void aSmallNumberIsASpreadOfTheNamedTeam(String details, String homeSpread) {
    assertThat(read("{\"details\":\"" + details + "\",\"overUnder\":44.5}"))
        .isEqualTo(
            new PregameLine(
                "", new BigDecimal(homeSpread), new BigDecimal("44.5"), null, null, null));
  }

  @Test
  void aLargeNumberIsAMoneyLineOfTheNamedTeam() {
    assertThat(read("{\"details\":\"BOS -155\"}"))
        .isEqualTo(new PregameLine("", null, null, -155, null, null));
    assertThat(read("{\"details\":\"LAL +120\"}"))
        .isEqualTo(new PregameLine("", null, null, null, 120, null));
  }

  @ParameterizedTest
  @CsvSource({"6.5, true, false, -6.5", "-6.5, false, true, 6.5", "-6.5, true, false, -6.5"})
  void theSignOfASpreadIsThatOfTheFavorite(
      String spread, boolean home, boolean away, String homeSpread) {
    String odds =
        "{\"spread\":%s,\"homeTeamOdds\":{\"favorite\":%s},\"awayTeamOdds\":{\"favorite\":%s}}"
            .formatted(spread, home, away);

    assertThat(read(odds))
        .isEqualTo(new PregameLine("", new BigDecimal(homeSpread), null, null, null, null));
  }

  @Test
  void threeWaysHaveThreeMoneyLines() {
    String odds =
        """
        {"provider":{"id":"58","name":"A Book"},"overUnder":2.5,
         "homeTeamOdds":{"moneyLine":-120},"awayTeamOdds":{"moneyLine":330},
         "drawOdds":{"moneyLine":265}}\
        """;

    assertThat(read(odds))
        .isEqualTo(new PregameLine("A Book", null, new BigDecimal("2.5"), -120, 330, 265));
  }

  @ParameterizedTest
  @CsvSource({
    "'{}'",
    "'{\"details\":\"EVEN\"}'",
    "'{\"details\":\"NYK -5.5\"}'",
    "'{\"spread\":-6.5}'",
    "'{\"homeTeamOdds\":{\"moneyLine\":0}}'",
    "null"
  })
  void whatDoesNotSayWhoseItIsSaysNothing(String odds) {
    assertThat(read(odds)).isNull();
  }

  @Test
  void theFirstLineThatSaysAnythingCounts() {
    assertThat(read("null,{},{\"details\":\"BOS -1.5\"},{\"details\":\"BOS -9.5\"}"))
        .isEqualTo(new PregameLine("", new BigDecimal("-1.5"), null, null, null, null));
  }

  private static @Nullable PregameLine read(String odds) {
    Fields game =
        Fields.parse(
            """
            {"odds":[%s],"competitors":[
              {"homeAway":"away","team":{"abbreviation":"LAL"}},
              {"homeAway":"home","team":{"abbreviation":"BOS"}}]}\
            """
                .formatted(odds),
            "event");
    return EspnOdds.read(game, EspnSides.of(game));
  }
}
