package io.dutchbook.actors.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the player must notice by itself, so that no scenario passes by accident. */
class ScenarioPlayerTest {
  private static final List<String> HEAD =
      List.of(
          "scenario: a test of the player",
          "game nba-1: Home v Away",
          "outcomes: home, away",
          "instrument home: kalshi H yes, pays 1 if home",
          "instrument away: polymarket 0xa 7, pays 1 if away");

  @Test
  void noticesAnOrderThatTheFileDoesNotAnswer() {
    assertThat(
            play(
                "when buying home: fill 30 at 0.45 after 0.1s",
                "at 0.1s home book: ask 0.45 x 30",
                "at 0.2s away book: ask 0.48 x 50",
                "expect at 0.9s"))
        .contains("problem: nothing in the file answers order 1 of away");
  }

  @Test
  void noticesAnAnswerThatNoOrderAskedFor() {
    assertThat(play("when selling home: fill 30 at 0.45 after 0.1s", "expect at 1s"))
        .contains("problem: line 6 answered no order");
  }

  @Test
  void noticesAFillThatTheOrderDoesNotAllow() {
    assertThat(
            play(
                "when buying home: fill 31 at 0.45 after 0.1s",
                "when buying away: fill 30 at 0.49 after 0.1s",
                "at 0.1s home book: ask 0.45 x 30",
                "at 0.2s away book: ask 0.48 x 50",
                "at 0.25s home book: nothing",
                "expect at 0.9s"))
        .contains(
            "problem: line 6 does not fit an order for 30.00 at 0.4500",
            "problem: line 7 does not fit an order for 30.00 at 0.4800");
  }

  @Test
  void noticesMoneyThatTheEngineHasNotHeardOf() {
    assertThat(
            play(
                "when buying home: answer nothing, but fill 30 at 0.45",
                "when buying away: fill 30 at 0.48 after 0.1s",
                "at 0.1s home book: ask 0.45 x 30",
                "at 0.2s away book: ask 0.48 x 50",
                "expect at 0.9s"))
        .contains("kalshi holds 10000.00", "problem: kalshi says 9985.9802")
        .anyMatch(line -> line.startsWith("problem: kalshi filled [Fill["));
  }

  @Test
  void playsTheSameTwice() {
    String[] story = {
      "when buying home: fill 12 at 0.45 after 0.1s",
      "when buying away: fill 30 at 0.48 after 0.1s",
      "when selling away: fill 18 at 0.47 after 0.1s",
      "at 0.1s home book: bid 0.43 x 10, ask 0.45 x 30",
      "at 0.2s away book: bid 0.47 x 40, ask 0.48 x 50",
      "at 0.25s home book: nothing",
      "expect at 4s"
    };

    assertThat(play(story)).isEqualTo(play(story)).anyMatch(line -> line.startsWith("trade 1"));
  }

  private static List<String> play(String... lines) {
    List<String> text = Stream.concat(HEAD.stream(), Stream.of(lines)).toList();
    try (ScenarioPlayer player = new ScenarioPlayer(ScenarioParser.parse("t.scenario", text))) {
      return player.play();
    }
  }
}
