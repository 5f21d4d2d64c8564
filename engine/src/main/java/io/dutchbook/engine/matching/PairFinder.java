package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Advert.Span;
import io.dutchbook.engine.matching.MatchReport.Blocked;
import io.dutchbook.engine.matching.Posting.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what both venues list. Subject and claim must be the same, each proven from what its own
 * venue says; a game that is played twice a day needs its beginning as well.
 */
public final class PairFinder {
  private final Identifier identifier;
  private final double bar;

  /**
   * A finder.
   *
   * @param bar the least confidence that is traded
   */
  public PairFinder(Teams teams, double bar) {
    this.identifier = new Identifier(teams);
    this.bar = bar;
  }

  /** Everything about two catalogues, with or without a scoreboard's fixtures. */
  public MatchReport find(List<Advert> adverts, List<Fixture> fixtures) {
    return new Run(fixtures).report(adverts);
  }

  private final class Run {
    private final Schedule schedule;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final Set<Advert> open = new LinkedHashSet<>();
    private final Map<Advert, String> reasons = new LinkedHashMap<>();
    private final Set<Advert> paired = new LinkedHashSet<>();

    Run(List<Fixture> fixtures) {
      this.schedule = new Schedule(fixtures);
    }

    MatchReport report(List<Advert> listed) {
      List<Advert> adverts = once(listed);
      Map<String, List<Posting>> bySubject = new LinkedHashMap<>();
      for (Advert advert : adverts) {
        switch (identifier.identify(advert)) {
          case Reading.Known(Posting posting) ->
              bySubject
                  .computeIfAbsent(posting.subject().key(), _ -> new ArrayList<>())
                  .add(posting);
          case Reading.Unclear(Advert unclear, String reason) -> {
            open.add(unclear);
            reasons.put(unclear, reason);
          }
        }
      }
      bySubject.values().forEach(this::subject);
      List<Review> reviews =
          Proposer.reviews(
              adverts.stream().filter(a -> isLoose(a, Venue.KALSHI)).toList(),
              adverts.stream().filter(a -> isLoose(a, Venue.POLYMARKET)).toList(),
              open);
      return new MatchReport(pairs, blocked, reviews, unmatched());
    }

    /** Pages may overlap while a venue lists new markets. */
    private static List<Advert> once(List<Advert> listed) {
      Map<String, Advert> once = new LinkedHashMap<>();
      listed.forEach(
          advert -> once.putIfAbsent(advert.venue().key() + "/" + advert.market(), advert));
      return List.copyOf(once.values());
    }

    private boolean isLoose(Advert advert, Venue venue) {
      return advert.venue() == venue && !paired.contains(advert);
    }

    private List<Unmatched> unmatched() {
      return reasons.entrySet().stream()
          .filter(entry -> !paired.contains(entry.getKey()))
          .map(entry ->
              new Unmatched(
                  entry.getKey().venue(),
                  entry.getKey().event(),
                  entry.getKey().market(),
                  entry.getValue()))
          .toList();
    }

    private void subject(List<Posting> postings) {
      for (Schedule.Meeting meeting : schedule.meetings(postings)) {
        if (meeting.problem().isEmpty()) {
          claims(meeting);
        } else {
          meeting.postings().forEach(posting -> refuse(posting, meeting.problem()));
        }
      }
    }

    private void refuse(Posting posting, String reason) {
      open.add(posting.advert());
      reasons.putIfAbsent(posting.advert(), reason);
    }

    private void claims(Schedule.Meeting meeting) {
      Map<Claim, List<Posting>> kalshi = affirmed(meeting.postings(), Venue.KALSHI);
      Map<Claim, List<Posting>> polymarket = affirmed(meeting.postings(), Venue.POLYMARKET);
      kalshi.forEach((claim, ours) -> {
        List<Posting> theirs = polymarket.getOrDefault(claim, List.of());
        if (ours.size() == 1 && theirs.size() == 1) {
          meet(meeting, claim, ours.getFirst(), theirs.getFirst());
        } else if (!theirs.isEmpty()) {
          ours.forEach(posting -> reasons.put(posting.advert(), "the claim is listed twice"));
          theirs.forEach(posting -> reasons.put(posting.advert(), "the claim is listed twice"));
        }
      });
      meeting.postings().stream()
          .filter(posting -> !paired.contains(posting.advert()))
          .forEach(posting ->
              reasons.putIfAbsent(posting.advert(), "the other venue has no such claim"));
    }

    private Map<Claim, List<Posting>> affirmed(List<Posting> postings, Venue venue) {
      Map<Claim, List<Posting>> affirmed = new LinkedHashMap<>();
      for (Posting posting : postings) {
        for (Side side : posting.sides()) {
          if (posting.venue() == venue && side.affirmative()) {
            affirmed.computeIfAbsent(side.claim(), _ -> new ArrayList<>()).add(posting);
          }
        }
      }
      return affirmed;
    }

    private void meet(Schedule.Meeting meeting, Claim claim, Posting ours, Posting theirs) {
      Optional<String> spans = spans(ours.advert(), theirs.advert());
      if (spans.isPresent()) {
        reasons.put(ours.advert(), spans.get());
        reasons.put(theirs.advert(), spans.get());
        return;
      }
      Pair pair = pair(meeting, claim, ours, theirs);
      paired.add(ours.advert());
      paired.add(theirs.advert());
      if (pair.confidence() < bar) {
        blocked.add(new Blocked(pair, "confidence is below " + bar));
      } else if (pair.prices().equals(Optional.of(PriceCheck.INVERTED))) {
        blocked.add(new Blocked(pair, "inverted: the prices fit the opposite side"));
      } else {
        pairs.add(pair);
      }
    }

    private Pair pair(Schedule.Meeting meeting, Claim claim, Posting ours, Posting theirs) {
      List<String> evidence = new ArrayList<>();
      ours.evidence().forEach(line -> evidence.add("kalshi " + line));
      theirs.evidence().forEach(line -> evidence.add("polymarket " + line));
      evidence.addAll(meeting.evidence());
      @Nullable GameId game = meeting.fixture() == null ? null : meeting.fixture().id();
      return new Pair(
          ours.subject(),
          game,
          claim,
          ours,
          ours.affirming(claim).orElseThrow(),
          theirs,
          theirs.affirming(claim).orElseThrow(),
          Math.min(meeting.confidence(), Math.min(ours.confidence(), theirs.confidence())),
          evidence);
    }

    private static Optional<String> spans(Advert one, Advert other) {
      boolean regulation = one.span() == Span.REGULATION || other.span() == Span.REGULATION;
      boolean soccer = one.league().sport() == Sport.SOCCER;
      boolean same = one.span() == other.span() || (soccer && !hasOvertime(one, other));
      return regulation && !same
          ? Optional.of("one venue counts overtime, the other does not")
          : Optional.empty();
    }

    private static boolean hasOvertime(Advert one, Advert other) {
      return one.span() == Span.WITH_OVERTIME || other.span() == Span.WITH_OVERTIME;
    }
  }
}
