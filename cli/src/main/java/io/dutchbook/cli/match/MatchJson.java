package io.dutchbook.cli.match;

import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Advert;
import io.dutchbook.engine.matching.Claim;
import io.dutchbook.engine.matching.Endings;
import io.dutchbook.engine.matching.MatchReport;
import io.dutchbook.engine.matching.Pair;
import io.dutchbook.engine.matching.Posting;
import io.dutchbook.engine.matching.Subject;
import io.dutchbook.engine.matching.Unmatched;
import io.dutchbook.node.admin.AdminJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A match report as JSON; {@code docs/matching.md} says what each field means. */
final class MatchJson {
  private final MatchReport report;
  private final List<Unmatched> leftOut;

  MatchJson(MatchReport report, List<Unmatched> leftOut) {
    this.report = report;
    this.leftOut = List.copyOf(leftOut);
  }

  String text() {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Unmatched> unmatched = new ArrayList<>(leftOut);
    unmatched.addAll(report.unmatched());
    Map<String, Integer> summary = new LinkedHashMap<>();
    summary.put("pairs", report.pairs().size());
    summary.put("blocked", report.blocked().size());
    summary.put("review", report.reviews().size());
    summary.put("unmatched", unmatched.size());
    json.put("summary", summary);
    json.put("pairs", report.pairs().stream().map(MatchJson::pair).toList());
    json.put(
        "blocked",
        report.blocked().stream()
            .map(blocked -> {
              Map<String, Object> row = pair(blocked.pair());
              row.put("reason", blocked.reason());
              return row;
            })
            .toList());
    json.put(
        "review",
        report.reviews().stream()
            .map(review -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("id", review.id());
              row.put("score", rounded(review.score()));
              row.put("league", review.kalshi().league().key());
              row.put("kalshi", advert(review.kalshi()));
              row.put("polymarket", advert(review.polymarket()));
              row.put("evidence", review.evidence());
              return row;
            })
            .toList());
    json.put("unmatched", unmatched.stream().map(MatchJson::unmatched).toList());
    return AdminJson.pretty(json);
  }

  private static Map<String, Object> pair(Pair pair) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("league", pair.subject().league().key());
    json.put("subject", pair.subject().key());
    switch (pair.subject()) {
      case Subject.Game game -> {
        json.put("date", game.date().toString());
        json.put("teams", List.of(game.first().name(), game.second().name()));
      }
      case Subject.Season season -> json.put("season", season.endsIn());
    }
    if (pair.game() != null) {
      json.put("game", pair.game().value());
    }
    json.put("claim", claim(pair.claim()));
    json.put("kalshi", side(pair.kalshi(), pair.kalshiSide(), pair));
    json.put("polymarket", side(pair.polymarket(), pair.polymarketSide(), pair));
    json.put("outcomes", pair.outcomes().names());
    json.put("confidence", rounded(pair.confidence()));
    pair.prices().ifPresent(check -> json.put("prices", check.name().toLowerCase(Locale.ROOT)));
    json.put("evidence", pair.evidence());
    return json;
  }

  private static Map<String, Object> claim(Claim claim) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", claim.kind());
    switch (claim) {
      case Claim.Winner(var team) -> json.put("team", team.name());
      case Claim.Champion(var team) -> json.put("team", team.name());
      case Claim.Spread(var team, var line) -> {
        json.put("team", team.name());
        json.put("line", line.hundredths() / 100.0);
      }
      case Claim.Total(var line) -> json.put("line", line.hundredths() / 100.0);
      case Claim.Draw() -> json.put("team", "draw");
    }
    json.put("text", claim.text());
    return json;
  }

  /** The side that pays when the claim is true, and the one that pays when it is false. */
  private static Map<String, Object> side(Posting posting, Posting.Side side, Pair pair) {
    Map<String, Object> json = new LinkedHashMap<>();
    boolean kalshi = posting.venue() == Venue.KALSHI;
    json.put("event", posting.advert().event());
    json.put(kalshi ? "ticker" : "conditionId", posting.advert().market());
    json.put(kalshi ? "side" : "token", side.token());
    json.put(kalshi ? "name" : "outcome", side.label());
    json.put("pays", pays(posting, side, pair));
    Posting.Side other = posting.other(side);
    Map<String, Object> opposite = new LinkedHashMap<>();
    opposite.put(kalshi ? "side" : "token", other.token());
    opposite.put(kalshi ? "name" : "outcome", other.label());
    opposite.put("pays", pays(posting, other, pair));
    json.put("opposite", opposite);
    return json;
  }

  private static List<String> pays(Posting posting, Posting.Side side, Pair pair) {
    Payoff payoff = Endings.pays(posting.venue(), pair.subject(), side.claim(), side.affirmative());
    return payoff.perOutcome().stream().map(Object::toString).toList();
  }

  private static Map<String, Object> advert(Advert advert) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", advert.event());
    json.put("market", advert.market());
    json.put("date", String.valueOf(advert.date()));
    json.put("names", advert.parties().stream().map(Advert.Party::name).toList());
    return json;
  }

  private static Map<String, Object> unmatched(Unmatched unmatched) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("venue", unmatched.venue().key());
    json.put("event", unmatched.event());
    if (!unmatched.market().isBlank()) {
      json.put("market", unmatched.market());
    }
    json.put("reason", unmatched.reason());
    return json;
  }

  private static double rounded(double score) {
    return Math.round(score * 1_000) / 1_000.0;
  }
}
