package io.dutchbook.engine.matching;

import io.dutchbook.engine.collection.Ordered;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks a person where names are alike but not known: same league, about the same day, both clubs
 * alike. Its scores stay below what is traded.
 */
final class Proposer {
  /** The most that likeness is worth, however great. */
  static final double MOST = 0.94;

  private static final double LEAST = 0.75;
  private static final double LEAST_CLUB = 0.6;
  private static final double OTHER_DAY = 0.8;
  private static final int MOST_REVIEWS = 500;

  private Proposer() {}

  /**
   * What may belong together, the likeliest first; each of Kalshi's markets at most once. Two
   * markets whose clubs are both known are not alike, they are different.
   *
   * @param unclear those whose clubs are not known
   */
  static List<Review> reviews(List<Advert> kalshi, List<Advert> polymarket, Set<Advert> unclear) {
    Map<String, List<Named>> all = new HashMap<>();
    Map<String, List<Named>> unknown = new HashMap<>();
    for (Advert advert : polymarket) {
      Named named = Named.of(advert);
      all.computeIfAbsent(bucket(advert, 0), _ -> new ArrayList<>()).add(named);
      if (unclear.contains(advert)) {
        unknown.computeIfAbsent(bucket(advert, 0), _ -> new ArrayList<>()).add(named);
      }
    }
    List<Review> reviews = new ArrayList<>();
    for (Advert advert : kalshi) {
      best(Named.of(advert), unclear.contains(advert) ? all : unknown).ifPresent(reviews::add);
    }
    return reviews.stream()
        .sorted(Comparator.comparingDouble(Review::score).reversed().thenComparing(Review::id))
        .limit(MOST_REVIEWS)
        .toList();
  }

  /** A market with its clubs' names in plain words. */
  private record Named(Advert advert, List<String> names) {
    static Named of(Advert advert) {
      return new Named(
          advert, advert.parties().stream().map(party -> Wording.plain(party.name())).toList());
    }
  }

  private static String bucket(Advert advert, int days) {
    LocalDate date = advert.date();
    return advert.league()
        + "/"
        + (date == null ? "" : date.toEpochDay() + days)
        + "/"
        + kind(advert);
  }

  private static String kind(Advert advert) {
    return advert.offers().isEmpty()
        ? ""
        : switch (advert.offers().getFirst().says().kind()) {
          case WINNER -> "winner";
          case DRAW -> "draw";
          case SPREAD -> "spread " + advert.offers().getFirst().says().line();
          case TOTAL -> "total " + advert.offers().getFirst().says().line();
          case CHAMPION -> "champion";
        };
  }

  private static Optional<Review> best(Named kalshi, Map<String, List<Named>> others) {
    return Stream.of(0, -1, 1)
        .flatMap(days -> others.getOrDefault(bucket(kalshi.advert(), days), List.of()).stream())
        .flatMap(other -> review(kalshi, other).stream())
        .max(Comparator.comparingDouble(Review::score).thenComparing(Review::id));
  }

  private static Optional<Review> review(Named named, Named otherNamed) {
    Advert one = named.advert();
    Advert other = otherNamed.advert();
    LocalDate day = one.date();
    LocalDate otherDay = other.date();
    if (day == null
        || otherDay == null
        || one.parties().size() != 2
        || other.parties().size() != 2) {
      return Optional.empty();
    }
    long days = Math.abs(ChronoUnit.DAYS.between(day, otherDay));
    double straight = clubs(named.names(), otherNamed.names());
    double crossed = clubs(named.names(), otherNamed.names().reversed());
    double score = Math.max(straight, crossed) * (days == 0 ? 1 : OTHER_DAY);
    if (days > 1 || score < LEAST || !sameParty(one, other, straight >= crossed)) {
      return Optional.empty();
    }
    return Optional.of(
        new Review(
            one,
            other,
            Math.min(MOST, score),
            List.of(
                "names alike: " + names(one) + " and " + names(other),
                days == 0 ? "same day " + day : "days " + day + " and " + otherDay)));
  }

  /** Whether both ask for the same club; a market between two clubs asks for either. */
  private static boolean sameParty(Advert one, Advert other, boolean straight) {
    Set<Integer> ours = parties(one);
    Set<Integer> theirs = parties(other);
    return ours.stream()
        .anyMatch(party -> theirs.contains(party < 0 || straight ? party : 1 - party));
  }

  private static Set<Integer> parties(Advert advert) {
    return advert.offers().stream().map(offer -> offer.says().party()).collect(Ordered.toSet());
  }

  private static double clubs(List<String> some, List<String> others) {
    double first = Likeness.of(some.get(0), others.get(0));
    double second = Likeness.of(some.get(1), others.get(1));
    return Math.min(first, second) < LEAST_CLUB ? 0 : (first + second) / 2;
  }

  private static String names(Advert advert) {
    return advert.parties().get(0).name() + "/" + advert.parties().get(1).name();
  }
}
