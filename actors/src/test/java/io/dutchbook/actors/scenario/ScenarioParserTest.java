package io.dutchbook.actors.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {
  private static final List<String> HEAD =
      List.of(
          "scenario: a test # of the parser",
          "game nfl-1: Home v Away",
          "outcomes: home, away, tie",
          "instrument h: kalshi H yes, pays 1 if home, pays 0.5 if tie, takers wait 3s",
          "instrument a:   polymarket 0xa 7,   pays 1 if away");

  @Test
  void readsEveryWord() {
    Scenario read =
        parse(
            "when buying a: fill 10 at 0.4, 2.5 at 0.41 after 0.25s",
            "at 1.5s lost: h ask 0.4 x 7",
            "expect at 2s",
            "  holds   nothing   # at all");

    assertThat(read.title()).isEqualTo("a test");
    assertThat(read.instrument("h"))
        .satisfies(h -> {
          assertThat(h.id()).hasToString("kalshi/H/yes");
          assertThat(h.payoff().perOutcome()).hasToString("[1.0000, 0.0000, 0.5000]");
          assertThat(h.takerDelayMillis()).isEqualTo(3_000);
        });
    assertThat(read.answers())
        .containsExactly(
            new Answer(
                6,
                Action.BUY,
                read.instrument("a"),
                new Answer.Manner.Fill(
                    List.of(
                        new Answer.Lot(Quantity.of(10), Price.cents(40)),
                        new Answer.Lot(Quantity.parse("2.5"), Price.cents(41))),
                    250)));
    assertThat(read.steps())
        .containsExactly(
            new Scenario.Step(
                1_500,
                new Happening.Frame(
                    Venue.KALSHI,
                    new BookNews(
                        "h ask 0.4 x 7",
                        "h",
                        false,
                        List.of(new BookNews.Level(false, Price.cents(40), Quantity.of(7)))),
                    true)));
    assertThat(read.until()).isEqualTo(2_000);
    assertThat(read.expected()).containsExactly("holds nothing");
  }

  @Test
  void refusesALineThatItDoesNotUnderstand() {
    assertRefused("at 1s h asks 0.4 x 7", "not understood: 'h asks 0.4 x 7'");
    assertRefused("at 1s h ask 0.4 x 7 please", "not understood: 'h ask 0.4 x 7 please'");
    assertRefused("at 1s x ask 0.4 x 7", "no instrument is called 'x'");
    assertRefused("at 1m kill", "'1m' does not end with s");
    assertRefused("at 1s score 1-0, paused", "No enum constant");
    assertRefused("when buying h: fill it", "not understood: 'fill it'");
    assertRefused("when buying h: refuse as ugly after 1s", "No enum constant");
    assertRefused("set luck: 7", "no setting is called 'luck'");
    assertRefused("instrument h: kalshi H no, pays 1 if away", "there is one of that name already");
    assertRefused("instrument b: kalshi B yes, pays 1 if lost", "outcome 'lost' is not one of");
    assertRefused("something else", "not understood: 'something else'");
  }

  @Test
  void refusesTimeThatRunsBackwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("at 2s kill", "at 1s resume", "expect at 3s"))
        .withMessage("t.scenario line 7: at 1s resume: it comes before the line above it");
  }

  @Test
  void refusesAnExpectationThatCouldNeverBeMet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("expect at 3s", "hopes for the best"))
        .withMessage("t.scenario line 7: hopes for the best: no expectation begins like that");
  }

  @Test
  void refusesAFileWithoutExpectations() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("at 1s kill"))
        .withMessage("t.scenario is not complete: it expects nothing");
  }

  private static void assertRefused(String line, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(line, "expect at 3s"))
        .withMessageStartingWith("t.scenario line 6: " + line + ": ")
        .withMessageContaining(why);
  }

  private static Scenario parse(String... lines) {
    return ScenarioParser.parse(
        "t.scenario", Stream.concat(HEAD.stream(), Stream.of(lines)).toList());
  }
}
