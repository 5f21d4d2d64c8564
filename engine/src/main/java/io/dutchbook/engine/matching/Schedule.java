package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.Sport;
import io.dutchbook.engine.market.Venue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the games of one day between the same clubs apart. Only baseball plays twice a day; there,
 * and where the scoreboard shows two games, both venues must say when theirs begins, and exactly
 * one beginning of each must be near the other.
 */
final class Schedule {
  private static final long NEAR_MILLIS = 75 * 60_000L;
  private static final double CONFIRMED = 1.0;
  private static final double DAY_ALONE = 0.98;

  private final Map<String, List<Fixture>> fixtures = new HashMap<>();

  Schedule(List<Fixture> fixtures) {
    for (Fixture fixture : fixtures) {
      Subject game =
          Subject.Game.of(fixture.league(), fixture.date(), fixture.home(), fixture.away());
      this.fixtures.computeIfAbsent(game.key(), _ -> new ArrayList<>()).add(fixture);
    }
  }

  /**
   * Markets of both venues on one game, or ones that cannot be brought together.
   *
   * @param fixture on the scoreboard; null when it shows none
   * @param problem blank when they belong together
   */
  record Meeting(
      List<Posting> postings,
      @Nullable Fixture fixture,
      double confidence,
      List<String> evidence,
      String problem) {
    static Meeting refused(List<Posting> postings, String problem) {
      return new Meeting(postings, null, 0, List.of(), problem);
    }
  }

  /** Sorts the markets on one subject into games. */
  List<Meeting> meetings(List<Posting> postings) {
    Subject subject = postings.getFirst().subject();
    List<Fixture> known = fixtures.getOrDefault(subject.key(), List.of());
    boolean oncePerDay =
        !(subject instanceof Subject.Game game)
            || (game.league().sport() != Sport.BASEBALL && known.size() < 2);
    if (oncePerDay) {
      return List.of(together(postings, known.isEmpty() ? null : known.getFirst()));
    }
    return byBeginning(postings, known);
  }

  private static Meeting together(List<Posting> postings, @Nullable Fixture fixture) {
    Subject subject = postings.getFirst().subject();
    List<String> evidence = new ArrayList<>();
    if (subject instanceof Subject.Season season) {
      evidence.add("same competition, season that ends in " + season.endsIn());
      return new Meeting(postings, null, CONFIRMED, evidence, "");
    }
    boolean near =
        beginnings(postings, Venue.KALSHI).entrySet().stream()
            .anyMatch(
                start -> near(start.getKey(), beginnings(postings, Venue.POLYMARKET)).isPresent());
    evidence.add("same league, day and clubs: " + subject.key());
    if (near) {
      evidence.add("both venues begin at about the same time");
    }
    if (fixture != null) {
      evidence.add("on the scoreboard as " + fixture.id());
    }
    return new Meeting(
        postings, fixture, near || fixture != null ? CONFIRMED : DAY_ALONE, evidence, "");
  }

  private static NavigableMap<Long, List<Posting>> beginnings(List<Posting> postings, Venue venue) {
    NavigableMap<Long, List<Posting>> beginnings = new TreeMap<>();
    for (Posting posting : postings) {
      if (posting.venue() == venue && posting.advert().startsAt() != Advert.UNSAID) {
        beginnings
            .computeIfAbsent(posting.advert().startsAt(), _ -> new ArrayList<>())
            .add(posting);
      }
    }
    return beginnings;
  }

  /** The one beginning near a time; nothing when there is none, or several. */
  private static OptionalLong near(long start, NavigableMap<Long, List<Posting>> others) {
    var close = others.subMap(start - NEAR_MILLIS, true, start + NEAR_MILLIS, true);
    return close.size() == 1 ? OptionalLong.of(close.firstKey()) : OptionalLong.empty();
  }

  private static List<Meeting> byBeginning(List<Posting> postings, List<Fixture> known) {
    if (known.size() == 1 && isOneGame(postings)) {
      return List.of(together(postings, known.getFirst()));
    }
    NavigableMap<Long, List<Posting>> ours = beginnings(postings, Venue.KALSHI);
    NavigableMap<Long, List<Posting>> theirs = beginnings(postings, Venue.POLYMARKET);
    List<Meeting> meetings = new ArrayList<>();
    List<Posting> left = new ArrayList<>(postings);
    for (Map.Entry<Long, List<Posting>> entry : ours.entrySet()) {
      OptionalLong near = near(entry.getKey(), theirs);
      if (near.isPresent() && near(near.getAsLong(), ours).isPresent()) {
        List<Posting> both = new ArrayList<>(entry.getValue());
        both.addAll(theirs.getOrDefault(near.getAsLong(), List.of()));
        left.removeAll(both);
        meetings.add(together(both, nearest(entry.getKey(), known)));
      }
    }
    if (!left.isEmpty()) {
      meetings.add(
          Meeting.refused(
              left,
              "these clubs may play twice that day, and no beginning at the other venue fits"));
    }
    return meetings;
  }

  /** Whether no venue names two beginnings. */
  private static boolean isOneGame(List<Posting> postings) {
    return beginnings(postings, Venue.KALSHI).size() <= 1
        && beginnings(postings, Venue.POLYMARKET).size() <= 1;
  }

  private static @Nullable Fixture nearest(long start, List<Fixture> known) {
    return known.stream()
        .filter(fixture -> Math.abs(fixture.startsAt() - start) <= NEAR_MILLIS)
        .findFirst()
        .orElse(null);
  }
}
