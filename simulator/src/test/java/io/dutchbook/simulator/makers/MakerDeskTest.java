package io.dutchbook.simulator.makers;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.Payoff;
import io.dutchbook.simulator.makers.DeskAction.Quote;
import io.dutchbook.simulator.seed.Seed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MakerDeskTest {
  private static final long NOON = 1_795_366_800_000L;
  private static final MakerSettings NO_OPINION =
      new MakerSettings(
          1_000, 1_001, 0, 10_000, 5_000, 0.6, 0.1, 3, 20, 300, 300, 2_000, 0.06, 15_000, 0);
  private static final List<QuotedMarket> MARKETS =
      List.of(
          new QuotedMarket("home", Payoff.only(0, 2)), new QuotedMarket("away", Payoff.only(1, 2)));

  private static MakerDesk desk(MakerSettings settings) {
    MakerDesk desk = new MakerDesk(settings, new Seed(1));
    desk.open("game", MARKETS, List.of(0.6, 0.4), NOON);
    return desk;
  }

  private static Quote quote(MakerDesk desk, String market, long now) {
    return desk.advance(now).stream()
        .filter(action -> action.market().equals(market))
        .map(Quote.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static int bestBid(Quote quote) {
    return Collections.max(quote.bids().keySet());
  }

  private static int bestAsk(Quote quote) {
    return Collections.min(quote.asks().keySet());
  }

  @Test
  void quotesALadderAroundWhatItBelieves() {
    Quote quote = quote(desk(NO_OPINION), "home", NOON);

    assertThat(quote.bids()).containsOnlyKeys(5900, 5800, 5700);
    assertThat(quote.asks()).containsOnlyKeys(6100, 6200, 6300);
    assertThat(quote.bids().values()).allMatch(size -> size >= 2_000 && size <= 30_000);
  }

  @Test
  void hearsOfTheGameOnlyAfterItsLag() {
    MakerDesk desk = desk(NO_OPINION);
    desk.hear("game", List.of(0.8, 0.2), NOON);

    int before = bestBid(quote(desk, "home", NOON + 900));
    int after = bestBid(quote(desk, "home", NOON + 1_300));

    assertThat(List.of(before, after)).containsExactly(5900, 7900);
  }

  @Test
  void movesAgainstWhoTookAndReplenishesAfterAWhile() {
    MakerDesk desk = desk(NO_OPINION);
    long shown = quote(desk, "home", NOON).asks().getOrDefault(6100, 0L);
    desk.traded("home", false, 6100, shown, NOON);
    desk.traded("home", false, 6200, 1_000, NOON);

    Quote hit = quote(desk, "home", NOON + 300);
    Quote later = quote(desk, "home", NOON + 60_000);

    assertThat(bestAsk(hit)).isGreaterThan(6100);
    assertThat(bestAsk(later)).isEqualTo(6100);
    assertThat(later.asks()).hasSize(3);
  }

  @Test
  void neverOffersBothSidesOfAGameForLessThanADollar() {
    MakerDesk desk = desk(MakerSettings.KALSHI);

    for (long now = NOON; now < NOON + 600_000; now += 300) {
      List<Quote> quotes =
          desk.advance(now).stream()
              .filter(Quote.class::isInstance)
              .map(Quote.class::cast)
              .toList();
      assertThat(bestAsk(quotes.getFirst()) + bestAsk(quotes.getLast())).isGreaterThan(10_000);
      assertThat(bestBid(quotes.getFirst()) + bestBid(quotes.getLast())).isLessThan(10_000);
    }
  }

  @Test
  void withdrawsItsQuotesWhenAGameIsOver() {
    MakerDesk desk = desk(NO_OPINION);

    assertThat(desk.close("game"))
        .containsExactly(
            new Quote("home", Map.of(), Map.of()), new Quote("away", Map.of(), Map.of()));
    assertThat(desk.advance(NOON + 1_000)).isEmpty();
  }
}
