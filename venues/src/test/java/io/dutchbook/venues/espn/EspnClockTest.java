package io.dutchbook.venues.espn;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.SeasonType;
import io.dutchbook.venues.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspnClockTest {

  @ParameterizedTest
  @CsvSource({"5:47, 347", "0:00, 0", "15:00, 900", "34.6, 34", "0.0, 0", "20:00, 1200"})
  void readsTheClockThatIsShownWhenThereIsNoNumber(String shown, int seconds) {
    assertThat(clock("{\"displayClock\":\"" + shown + "\"}", Rulebook.NBA, 1))
        .isEqualTo(new GameClock.Down(seconds));
  }

  @ParameterizedTest
  @CsvSource({"''", "Half", "-1:00", "58'", "20:01", "120:00"})
  void whatIsNoClockIsUnknownAndNotZero(String shown) {
    assertThat(clock("{\"displayClock\":\"" + shown + "\"}", Rulebook.NBA, 1))
        .isEqualTo(GameClock.UNKNOWN);
    assertThat(clock("{}", Rulebook.SOCCER, 1)).isEqualTo(GameClock.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "4020, 67', 4020, 0",
    "2700, 45'+2', 2700, 120",
    "5400, 90'+5', 5400, 300",
    "5400, 90'+12', 5400, 720",
    "2700, HT, 2700, 0"
  })
  void soccerCountsUpAndTellsAddedTimeInWords(int number, String shown, int played, int added) {
    String status = "{\"clock\":" + number + ".0,\"displayClock\":\"" + shown + "\"}";

    assertThat(clock(status, Rulebook.SOCCER, 2)).isEqualTo(new GameClock.Up(played, added));
  }

  @ParameterizedTest
  @CsvSource({"67', 4020, 0", "45'+2, 2700, 120", "90'+5', 5400, 300"})
  void soccerWithoutANumberCountsMinutes(String shown, int played, int added) {
    assertThat(clock("{\"displayClock\":\"" + shown + "\"}", Rulebook.SOCCER, 2))
        .isEqualTo(new GameClock.Up(played, added));
  }

  @Test
  void whereNoClockRunsThereIsNone() {
    String zero = "{\"clock\":0,\"displayClock\":\"0:00\"}";

    assertThat(clock(zero, Rulebook.MLB, 7)).isEqualTo(GameClock.NONE);
    assertThat(clock(zero, Rulebook.COLLEGE_FOOTBALL, 5)).isEqualTo(GameClock.NONE);
    assertThat(clock(zero, Rulebook.NHL, 5)).isEqualTo(GameClock.NONE);
    assertThat(clock(zero, Rulebook.NHL, 4)).isEqualTo(new GameClock.Down(0));
  }

  private static GameClock clock(String status, Rulebook rules, int period) {
    return EspnClock.read(Fields.parse(status, "status"), rules, period, SeasonType.REGULAR);
  }
}
