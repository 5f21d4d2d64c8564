package io.dutchbook.venues.espn;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.Situation;
import io.dutchbook.engine.game.Situation.Baseball;
import io.dutchbook.engine.game.Situation.Baseball.Half;
import io.dutchbook.engine.game.Situation.Basketball;
import io.dutchbook.engine.game.Situation.Football;
import io.dutchbook.engine.game.Situation.Hockey;
import io.dutchbook.engine.game.Situation.Hockey.Strength;
import io.dutchbook.engine.game.Situation.Soccer;
import io.dutchbook.venues.json.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The visitors have number 13, the home side has number 2. */
class EspnSituationTest {

  @ParameterizedTest
  @CsvSource({"2, HOME, 90, 10", "2, HOME, 35, 65", "13, AWAY, 12, 12", "13, AWAY, 90, 90"})
  void theVisitorsAttackTheGoalOfTheHomeSide(
      String team, GameSide possession, int yardLine, int toGoal) {
    String said =
        """
        {"down":3,"distance":4,"yardLine":%d,"possession":"%s","isRedZone":false,
         "homeTimeouts":3,"awayTimeouts":0}\
        """
            .formatted(yardLine, team);

    assertThat(football(said)).isEqualTo(new Football(possession, 3, 4, toGoal, 3, 0, false));
  }

  @Test
  void aDeadBallHasNeitherDownNorGoalAndNobodyIsInARedZone() {
    String said =
        """
        {"down":-1,"distance":-1,"yardLine":97,"isRedZone":true,
         "homeTimeouts":2,"awayTimeouts":1}\
        """;

    assertThat(football(said)).isEqualTo(new Football(null, null, null, null, 2, 1, null));
  }

  @Test
  void theSituationAtHalftimeIsAFossil() {
    String said = "{\"down\":1,\"distance\":10,\"yardLine\":90,\"possession\":\"2\"}";

    assertThat(read(Rulebook.NFL, GamePhase.HALFTIME, said, "Halftime", ""))
        .isEqualTo(Situation.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"{}", "'{\"$ref\":\"http://sports.core.api.espn.pvt/v2/situation\"}'"})
  void nothingSaidIsNothingKnown(String said) {
    for (Rulebook rules : Rulebook.values()) {
      assertThat(read(rules, GamePhase.LIVE, said, "", "")).isEqualTo(Situation.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Defensive Rebound, 13, 0, AWAY",
        "Offensive Rebound, 2, 0, HOME",
        "Lost Ball Turnover, 2, 0, AWAY",
        "Hook Shot, 13, 2, HOME",
        "Jump Shot, 13, 0, -",
        "Free Throw - 1 of 2, 2, 1, -",
        "Free Throw - 2 of 2, 2, 1, AWAY",
        "Free Throw - 2 of 2, 2, 0, -",
        "Full Timeout, 2, 0, -",
        "Defensive Rebound, 99, 0, -"
      })
  void someLastPlaysTellWhoHasTheBall(String type, String team, int points, GameSide side) {
    String said =
        """
        {"lastPlay":{"type":{"text":"%s"},"team":{"id":"%s"},"scoreValue":%d}}\
        """
            .formatted(type, team, points);
    Situation expected =
        side == null ? Situation.UNKNOWN : new Basketball(side, null, null, null, null);

    assertThat(read(Rulebook.NBA, GamePhase.LIVE, said, "", "")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Even Strength, 2, EVEN",
    "Power Play, 2, HOME_POWER_PLAY",
    "Power Play, 13, AWAY_POWER_PLAY",
    "Shorthanded, 2, AWAY_POWER_PLAY",
    "Shorthanded, 13, HOME_POWER_PLAY"
  })
  void playsCarryTheStrengthOfTheirSide(String said, String team, Strength strength) {
    String play =
        """
        {"lastPlay":{"team":{"id":"%s"},"strength":{"text":"%s"}}}\
        """
            .formatted(team, said);

    assertThat(read(Rulebook.NHL, GamePhase.LIVE, play, "", ""))
        .isEqualTo(new Hockey(strength, null));
  }

  @Test
  void aPenaltyWithoutStrengthSaysNothing() {
    String play = "{\"lastPlay\":{\"team\":{\"id\":\"2\"},\"type\":{\"text\":\"Penalty\"}}}";

    assertThat(read(Rulebook.NHL, GamePhase.LIVE, play, "", "")).isEqualTo(Situation.UNKNOWN);
  }

  @Test
  void theHalfOfAnInningStandsInWords() {
    String said =
        """
        {"balls":1,"strikes":2,"outs":2,"onFirst":true,"onSecond":false,"onThird":true}\
        """;

    assertThat(read(Rulebook.MLB, GamePhase.LIVE, said, "Top 9th", ""))
        .isEqualTo(new Baseball(Half.TOP, 2, 1, 2, true, false, true));
    assertThat(read(Rulebook.MLB, GamePhase.LIVE, "", "Middle 9th", ""))
        .isEqualTo(new Baseball(Half.MIDDLE, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "Top 9th, TOP",
    "Mid 3rd, MIDDLE",
    "Bot 6th, BOTTOM",
    "Bottom 6th, BOTTOM",
    "End 1st, END"
  })
  void bothFormsOfTheWordsAreRead(String detail, Half half) {
    assertThat(EspnSituation.half(detail)).isEqualTo(half);
  }

  @Test
  void theCountBetweenBattersIsATransient() {
    String said =
        """
        {"balls":4,"strikes":3,"outs":3,"onFirst":true,"onSecond":false,"onThird":false}\
        """;

    assertThat(read(Rulebook.MLB, GamePhase.LIVE, said, "Bot 6th", ""))
        .isEqualTo(new Baseball(Half.BOTTOM, null, null, null, true, false, false));
  }

  @Test
  void redCardsAreCountedBySide() {
    String details =
        """
        [{"redCard":true,"team":{"id":"13"}},{"redCard":false,"yellowCard":true,"team":{"id":"2"}},
         {"redCard":true,"team":{"id":"13"}},{"redCard":true,"team":{"id":"2"}}]\
        """;

    assertThat(read(Rulebook.SOCCER, GamePhase.LIVE, "", "", details)).isEqualTo(new Soccer(1, 2));
    assertThat(read(Rulebook.SOCCER, GamePhase.LIVE, "", "", "[]")).isEqualTo(new Soccer(0, 0));
  }

  private static Situation football(String said) {
    return read(Rulebook.NFL, GamePhase.LIVE, said, "", "");
  }

  private static Situation read(
      Rulebook rules, GamePhase phase, String said, String detail, String details) {
    String situation = said.isEmpty() ? "" : ",\"situation\":" + said;
    String events = details.isEmpty() ? "" : ",\"details\":" + details;
    Fields game =
        Fields.parse(
            """
            {"competitors":[
              {"homeAway":"away","id":"13","team":{"id":"13","abbreviation":"LAL"}},
              {"homeAway":"home","id":"2","team":{"id":"2","abbreviation":"BOS"}}]%s%s}\
            """
                .formatted(situation, events),
            "event");
    return new EspnSituation(game, EspnSides.of(game)).read(rules, phase, detail);
  }
}
