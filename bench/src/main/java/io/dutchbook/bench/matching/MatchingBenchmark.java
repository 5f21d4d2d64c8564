package io.dutchbook.bench.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Advert;
import io.dutchbook.engine.matching.Advert.Kind;
import io.dutchbook.engine.matching.Advert.Offer;
import io.dutchbook.engine.matching.Advert.Party;
import io.dutchbook.engine.matching.Advert.Says;
import io.dutchbook.engine.matching.MatchReport;
import io.dutchbook.engine.matching.PairFinder;
import io.dutchbook.engine.matching.Teams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 5 000 markets of Kalshi, a club each, and 5 000 of Polymarket, both clubs each, over all leagues
 * and half a year of days. Both list 1 250 games; the others are at one venue alone. One name in
 * fifty is misspelt, which takes the slow way to a person.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init")
public class MatchingBenchmark {
  private static final List<League> LEAGUES = List.of(League.values());
  private static final int MARKETS = 5_000;
  private static final int MISSPELT_ONE_IN = 50;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);

  private final PairFinder finder = new PairFinder(Teams.table(), 0.95);
  private List<Advert> adverts;

  /** Writes both catalogues and checks that what belongs together is found. */
  @Setup
  public void write() {
    adverts = new ArrayList<>();
    for (int game = 0; game < MARKETS / 2; game++) {
      adverts.add(kalshi(game, 0));
      adverts.add(kalshi(game, 1));
    }
    for (int game = MARKETS / 4; game < MARKETS / 4 + MARKETS; game++) {
      adverts.add(polymarket(game));
    }
    MatchReport report = finder.find(adverts, List.of());
    if (report.pairs().size() < MARKETS / 4) {
      throw new IllegalStateException("only " + report.pairs().size() + " pairs");
    }
  }

  private static Advert kalshi(int game, int club) {
    League league = league(game);
    List<Party> parties =
        List.of(
            new Party(clubs(game).get(0).kalshiCode(), clubs(game).get(0).kalshiName()),
            new Party(clubs(game).get(1).kalshiCode(), clubs(game).get(1).kalshiName()));
    Says says = Says.of(Kind.WINNER, club);
    return advert(
        Venue.KALSHI,
        league,
        game,
        "K" + game + "-" + club,
        parties,
        List.of(new Offer("yes", "", says, true, null), new Offer("no", "", says, false, null)));
  }

  private static Advert polymarket(int game) {
    List<Party> parties =
        List.of(
            new Party("", spelt(game, clubs(game).get(0).polymarketName())),
            new Party("", clubs(game).get(1).polymarketName()));
    return advert(
        Venue.POLYMARKET,
        league(game),
        game,
        "P" + game,
        parties,
        List.of(
            new Offer("1", "", Says.of(Kind.WINNER, 0), true, null),
            new Offer("2", "", Says.of(Kind.WINNER, 1), true, null)));
  }

  private static Advert advert(
      Venue venue,
      League league,
      int game,
      String market,
      List<Party> parties,
      List<Offer> offers) {
    LocalDate day = FIRST_DAY.plusDays(game / 40);
    long startsAt = day.toEpochDay() * 86_400_000L + 72_000_000L;
    return new Advert(
        venue,
        market,
        market,
        league,
        day,
        startsAt,
        0,
        List.of(),
        parties,
        offers,
        Advert.Span.UNSAID);
  }

  private static String spelt(int game, String name) {
    return game % MISSPELT_ONE_IN == 0 ? name + "x" : name;
  }

  private static League league(int game) {
    return LEAGUES.get(game % LEAGUES.size());
  }

  private static List<Team> clubs(int game) {
    List<Team> all = Teams.table().of(league(game));
    int first = game * 7 % all.size();
    return List.of(all.get(first), all.get((first + 1 + game % (all.size() - 1)) % all.size()));
  }

  /** Finds everything once. */
  @Benchmark
  public MatchReport fiveThousandTimesFiveThousand() {
    return finder.find(adverts, List.of());
  }
}
