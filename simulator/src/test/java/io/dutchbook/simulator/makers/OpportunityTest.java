package io.dutchbook.simulator.makers;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a taker sees: how often Dutch books appear between the two venues, and for how long. */
class OpportunityTest {
  private static final long NOON = 1_795_366_800_000L;
  private static final long STEP = 100;
  private static final long MINUTES = Long.getLong("dutchbook.minutes", 20);

  private final Map<String, Market> markets = new HashMap<>();
  private final Map<String, Long> openSince = new HashMap<>();
  private final Map<String, Double> best = new HashMap<>();
  private final List<Long> lives = new ArrayList<>();
  private final List<Double> edges = new ArrayList<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void dutchBooksOfTwoPercentNetAppearSeveralTimesAMinuteAndLiveForSeconds(long seed) {
    run(new Seed(seed), 1);

    List<Long> sorted = lives.stream().sorted().toList();
    double perMinute = lives.size() / (double) MINUTES;
    long median = sorted.get(sorted.size() / 2);
    long beyondDelay = lives.stream().filter(life -> life > 3_000).count();
    System.out.printf(
        "seed %d: %.1f a minute, life p10 %d p50 %d p90 %d ms, %.0f %% live 3 s, median edge"
            + " %.1f %%%n",
        seed,
        perMinute,
        sorted.get(sorted.size() / 10),
        median,
        sorted.get(sorted.size() * 9 / 10),
        100.0 * beyondDelay / lives.size(),
        edges.stream().sorted().toList().get(edges.size() / 2));
    assertThat(perMinute).isBetween(2.0, 12.0);
    assertThat(median).isBetween(3_000L, 15_000L);
  }

  private void run(Seed seed, double speed) {
    GameSettings settings =
        new GameSettings(
            List.of(League.NBA, League.NFL, League.NHL, League.MLB, League.EPL), 8, speed, 60_000);
    GameDay day = new GameDay(settings, seed.part("games"));
    MakerDesk kalshi = new MakerDesk(MakerSettings.KALSHI, seed.part("kalshi"));
    MakerDesk polymarket = new MakerDesk(MakerSettings.POLYMARKET, seed.part("polymarket"));
    Ids ids = new Ids(seed.part("ids"));
    Map<String, String> gameOf = new HashMap<>();
    for (long now = NOON; now < NOON + MINUTES * 60_000; now += STEP) {
      for (GameEvent event : day.advance(now)) {
        onEvent(event, kalshi, polymarket, ids, gameOf);
      }
      look(Venue.KALSHI, kalshi.advance(now), gameOf, now);
      look(Venue.POLYMARKET, polymarket.advance(now), gameOf, now);
    }
  }

  private void onEvent(
      GameEvent event,
      MakerDesk kalshi,
      MakerDesk polymarket,
      Ids ids,
      Map<String, String> gameOf) {
    String game = event.game().matchup().id();
    switch (event) {
      case GameEvent.Listed listed -> {
        List<QuotedMarket> one =
            EventTerms.of(event.game().matchup(), ids, event.at()).markets().stream()
                .map(terms -> new QuotedMarket(terms.ticker(), terms.yes()))
                .toList();
        List<QuotedMarket> other =
            PolymarketEvent.of(event.game().matchup(), 1, ids, event.at()).markets().stream()
                .map(terms -> new QuotedMarket(terms.conditionId(), terms.first()))
                .toList();
        List<Double> truth = event.game().outlookAt(event.at());
        kalshi.open(game, one, truth, event.at());
        polymarket.open(game, other, truth, event.at());
        markets.put(game, new Market(event.game().matchup().league(), one, other));
        Stream.concat(one.stream(), other.stream()).forEach(m -> gameOf.put(m.name(), game));
      }
      case GameEvent.Moved moved -> {
        kalshi.hear(game, moved.outlook(), moved.at());
        polymarket.hear(game, moved.outlook(), moved.at());
      }
      case GameEvent.Finished finished -> {
        kalshi.close(game);
        polymarket.close(game);
        end(game, finished.at());
      }
      case GameEvent.Started started -> assertThat(started.game()).isNotNull();
    }
  }

  private void look(Venue venue, List<DeskAction> actions, Map<String, String> gameOf, long now) {
    for (DeskAction action : actions) {
      String game = gameOf.get(action.market());
      Market market = game == null ? null : markets.get(game);
      if (game != null && market != null && action instanceof DeskAction.Quote quote) {
        Optional<DutchBook> found =
            market
                .quote(venue, quote, SpendLimits.NONE, now)
                .filter(book -> book.edgePercent() >= 2);
        if (found.isPresent()) {
          openSince.putIfAbsent(game, now);
          best.merge(game, found.get().edgePercent(), Math::max);
        } else {
          end(game, now);
        }
      }
    }
  }

  private void end(String game, long now) {
    Long since = openSince.remove(game);
    Double edge = best.remove(game);
    if (since != null && edge != null) {
      lives.add(now - since);
      edges.add(edge);
    }
  }
}
