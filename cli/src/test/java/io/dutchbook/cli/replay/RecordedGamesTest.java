package io.dutchbook.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedGamesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void oneOfBothSidesWinsWhereBothAreRecorded() {
    assertThat(games("KXMLBGAME-A-X", "KXMLBGAME-A-Y"))
        .containsExactly(
            "KXMLBGAME-A: [KXMLBGAME-A-X, KXMLBGAME-A-Y] X 1.0000 0.0000, Y 0.0000 1.0000");
  }

  @Test
  void theSideThatIsMissingMayWinToo() {
    assertThat(games("KXWNBAGAME-A-X"))
        .containsExactly("KXWNBAGAME-A: [KXWNBAGAME-A-X, KXWNBAGAME-A: another] X 1.0000 0.0000");
  }

  @Test
  void aTieInTheNflPaysHalf() {
    assertThat(games("KXNFLGAME-A-X", "KXNFLGAME-A-Y"))
        .containsExactly(
            "KXNFLGAME-A: [KXNFLGAME-A-X, KXNFLGAME-A-Y, KXNFLGAME-A: tie]"
                + " X 1.0000 0.0000 0.5000, Y 0.0000 1.0000 0.5000");
  }

  @Test
  void aSoccerGameHasThreeSides() {
    assertThat(games("KXEPLGAME-A-TIE", "KXEPLGAME-A-X", "KXEPLGAME-A-Y"))
        .containsExactly(
            "KXEPLGAME-A: [KXEPLGAME-A-TIE, KXEPLGAME-A-X, KXEPLGAME-A-Y]"
                + " TIE 1.0000 0.0000 0.0000, X 0.0000 1.0000 0.0000, Y 0.0000 0.0000 1.0000");
    assertThat(games("KXEPLGAME-A-X", "KXEPLGAME-A-Y"))
        .containsExactly(
            "KXEPLGAME-A: [KXEPLGAME-A-X, KXEPLGAME-A-Y, KXEPLGAME-A: another]"
                + " X 1.0000 0.0000 0.0000, Y 0.0000 1.0000 0.0000");
  }

  @Test
  void marketsOfWhichNothingIsKnownStandByThemselves() {
    assertThat(games("KXMLBTOTAL-A-7", "KXMLBTOTAL-A-8", "LONELY"))
        .containsExactly(
            "KXMLBTOTAL-A: [KXMLBTOTAL-A-7, KXMLBTOTAL-A-7: not] 7 1.0000 0.0000",
            "KXMLBTOTAL-A: [KXMLBTOTAL-A-8, KXMLBTOTAL-A-8: not] 8 1.0000 0.0000",
            "LONELY: [LONELY, LONELY: not] LONELY 1.0000 0.0000");
  }

  @Test
  void theEventsSayWhichMarketsExcludeEachOther() throws IOException {
    Path events = folder.resolve("events.json");
    Files.writeString(
        events,
        """
        {"cursor":"","events":[
          {"event_ticker":"MVP","title":"Who is it?","mutually_exclusive":true,"markets":[
            {"ticker":"MVP-X","yes_sub_title":"Xaver"},{"ticker":"MVP-Y","yes_sub_title":"Ypsi"}]},
          {"event_ticker":"SUM","title":"How many?","mutually_exclusive":false,"markets":[
            {"ticker":"SUM-1","yes_sub_title":"Over 1"}]}]}
        """);

    assertThat(described(List.of("MVP-X", "MVP-Y", "SUM-1"), Titles.read(events)))
        .containsExactly(
            "Who is it?: [MVP-X, MVP-Y, MVP: another]"
                + " Xaver 1.0000 0.0000 0.0000, Ypsi 0.0000 1.0000 0.0000",
            "How many?: [SUM-1, SUM-1: not] Over 1 1.0000 0.0000");
  }

  private static List<String> games(String... tickers) {
    return described(List.of(tickers), Titles.NONE);
  }

  private static List<String> described(List<String> tickers, Titles titles) {
    return RecordedGames.of(tickers, titles).stream().map(RecordedGamesTest::describe).toList();
  }

  private static String describe(RecordedGame game) {
    List<String> markets =
        game.markets().stream()
            .map(market ->
                market.name()
                    + " "
                    + String.join(
                        " ", market.yes().perOutcome().stream().map(Object::toString).toList()))
            .toList();
    return game.title() + ": " + game.outcomes().names() + " " + String.join(", ", markets);
  }
}
