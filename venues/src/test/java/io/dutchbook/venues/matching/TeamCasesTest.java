package io.dutchbook.venues.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.Phrases;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.kalshi.GameTicker;
import io.dutchbook.venues.kalshi.KalshiCatalogue;
import io.dutchbook.venues.testing.Shared;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every acceptance case about tickers, clubs and what a question asks, by the engine's own table.
 */
class TeamCasesTest {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyMMMdd", Locale.ENGLISH);

  private final Teams teams = Teams.table();

  @Test
  void namesAreTakenForTheirClubsAndForNoOthers() {
    List<String> wrong = new ArrayList<>();
    for (String part :
        List.of(
            "team_matching_single",
            "team_matching_false_pairs",
            "team_matching_alias_hazards",
            "team_matching_short_names",
            "kalshi_subtitles_real")) {
      for (JsonNode row : cases(part)) {
        String sport = row.at("/input/sport").asText();
        String target = row.at("/input/target").asText();
        String candidate = row.at("/input/candidate").asText();
        boolean known = leagues(sport).findAny().isPresent();
        if (known && matches(target, candidate, sport) != row.at("/expected/match").asBoolean()) {
          wrong.add(row.path("id").asText() + " " + target + " / " + candidate);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void noClubOfAListIsTakenForAnother() {
    JsonNode lists = Shared.cases().path("team_lists_for_matrix");
    List<String> wrong = new ArrayList<>();
    lists
        .fieldNames()
        .forEachRemaining(sport -> {
          for (JsonNode one : lists.path(sport)) {
            for (JsonNode other : lists.path(sport)) {
              boolean same = one.asText().equals(other.asText());
              if (matches(one.asText(), other.asText(), sport) != same) {
                wrong.add(sport + ": " + one.asText() + " / " + other.asText());
              }
            }
          }
        });

    assertThat(wrong).isEmpty();
  }

  @Test
  void aTickerSaysDayTimeAndClubs() {
    List<JsonNode> rows = new ArrayList<>(cases("kalshi_tickers_real"));
    assertThat(rows).isNotEmpty();
    for (JsonNode row : rows) {
      String text = row.at("/input/event_ticker").asText();
      GameTicker ticker = GameTicker.parse(text).orElseThrow();
      League league = league(ticker.series());
      JsonNode expected = row.path("expected");

      assertThat(ticker.date().format(DAY).toUpperCase(Locale.ROOT))
          .as(text)
          .isEqualTo(expected.path("date").asText());
      assertThat(time(ticker)).as(text).isEqualTo(expected.path("time").asText("null"));
      assertThat(
              teams.together(Venue.KALSHI, league, ticker.clubs()).orElseThrow().stream()
                  .map(Team::kalshiCode))
          .as(text)
          .containsExactlyElementsOf(texts(expected.path("teams")));
    }
  }

  @Test
  void codesThatStandTogetherComeApartInOneWayOrNotAtAll() {
    for (JsonNode row : cases("kalshi_tickers")) {
      if (row.at("/input/teams").isTextual()) {
        String codes = row.at("/input/teams").asText();
        Set<List<String>> ways = new HashSet<>();
        for (League league : League.values()) {
          if (league.closed()) {
            teams
                .together(Venue.KALSHI, league, codes)
                .ifPresent(pair -> ways.add(cut(codes, league)));
          }
        }
        assertThat(ways).as(codes).containsExactly(texts(row.at("/expected/split")));
      }
      if (row.at("/expected/iso").isTextual()) {
        GameTicker ticker = GameTicker.parse(row.at("/input/event_ticker").asText()).orElseThrow();
        assertThat(ticker.series()).isEqualTo(row.at("/expected/series").asText());
        assertThat(ticker.date()).isEqualTo(row.at("/expected/iso").asText());
      }
    }
  }

  @Test
  void aQuestionIsAboutTheWinnerOrItIsNot() {
    for (JsonNode row : cases("discovery_filters")) {
      JsonNode input = row.path("input");
      JsonNode expected = row.path("expected");
      String id = row.path("id").asText();
      if (expected.has("non_moneyline")) {
        Optional<Kind> kind = Phrases.kind(input.path("question").asText());
        assertThat(kind.equals(Optional.of(Kind.WINNER)))
            .as(id)
            .isNotEqualTo(expected.path("non_moneyline").asBoolean());
      }
      if (expected.has("type")) {
        Kind kind = Phrases.kind(input.path("title").asText()).orElseThrow();
        String word = kind == Kind.WINNER ? "moneyline" : kind.name().toLowerCase(Locale.ROOT);
        assertThat(word).as(id).isEqualTo(expected.path("type").asText());
      }
      if (expected.has("match")) {
        Set<Team> played = new HashSet<>();
        played.addAll(clubs(input.path("home").asText(), input.path("sport").asText()));
        played.addAll(clubs(input.path("away").asText(), input.path("sport").asText()));
        Set<Team> named = named(input.path("text").asText(), input.path("sport").asText());
        assertThat(named.equals(played)).as(id).isEqualTo(expected.path("match").asBoolean());
      }
      if (expected.has("accept")) {
        Set<Team> named = named(input.path("question").asText(), input.path("sport").asText());
        assertThat(named.size() == 2).as(id).isEqualTo(expected.path("accept").asBoolean());
      }
    }
  }

  private static List<JsonNode> cases(String part) {
    List<JsonNode> rows = new ArrayList<>();
    Shared.cases().path(part).forEach(rows::add);
    return rows;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static String time(GameTicker ticker) {
    return ticker.time() == null
        ? "null"
        : ticker.time().format(DateTimeFormatter.ofPattern("HHmm", Locale.ROOT));
  }

  private List<String> cut(String codes, League league) {
    List<Team> pair = teams.together(Venue.KALSHI, league, codes).orElseThrow();
    for (int at = 1; at < codes.length(); at++) {
      if (teams.at(Venue.KALSHI, league, codes.substring(0, at)).equals(Optional.of(pair.get(0)))
          && teams.at(Venue.KALSHI, league, codes.substring(at)).equals(Optional.of(pair.get(1)))) {
        return List.of(codes.substring(0, at), codes.substring(at));
      }
    }
    return List.of();
  }

  private static League league(String series) {
    return Arrays.stream(League.values())
        .filter(league -> KalshiCatalogue.series(league).equals(series))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a club of the league is meant by a text, as a whole or on one side of a game. */
  private boolean matches(String target, String candidate, String sport) {
    Set<Team> wanted = clubs(target, sport);
    Set<Team> named = new HashSet<>(clubs(candidate, sport));
    leagues(sport)
        .flatMap(league -> teams.at(Venue.KALSHI, league, candidate).stream())
        .forEach(named::add);
    named.addAll(named(candidate, sport));
    named.retainAll(wanted);
    return !named.isEmpty();
  }

  private Set<Team> named(String text, String sport) {
    Set<Team> named = new HashSet<>();
    Phrases.clubs(text).forEach(club -> named.addAll(clubs(club, sport)));
    return named;
  }

  private Set<Team> clubs(String name, String sport) {
    return leagues(sport)
        .flatMap(league -> teams.named(league, name).stream())
        .collect(Collectors.toSet());
  }

  private static Stream<League> leagues(String sport) {
    return sport.equals("soccer")
        ? Arrays.stream(League.values()).filter(league -> league.sport() == Sport.SOCCER)
        : League.ofKey(sport).stream();
  }
}
