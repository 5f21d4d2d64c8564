package io.dutchbook.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Money;
import io.dutchbook.simulator.SimulatorSettings;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameEvent;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.kalshi.venue.KalshiVenue;
import io.dutchbook.simulator.makers.MakerDesk;
import io.dutchbook.simulator.makers.MakerSettings;
import io.dutchbook.simulator.polymarket.venue.PolymarketVenue;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.testing.Keys;
import java.util.List;
import java.util.Map;

/** Both venues with games, makers and small traders through hours of virtual time. */
final class VirtualDay {
  private static final long NOON = 1_795_366_800_000L;
  private static final double SPEED = 60;

  final Floor kalshi;
  final Floor polymarket;
  private final GameDay day;

  VirtualDay(long number) {
    Seed seed = new Seed(number);
    kalshi =
        new Floor(
            new KalshiVenue(
                SimulatorSettings.kalshi(Money.dollars(10_000), SPEED),
                "key",
                Keys.rsa().getPublic(),
                seed.part("kalshi")),
            new MakerDesk(MakerSettings.KALSHI, seed.part("kalshi")));
    polymarket =
        new Floor(
            new PolymarketVenue(
                SimulatorSettings.polymarket(Money.dollars(10_000), 3_000, SPEED),
                "0xf0e5cafd24144b0d6f1d803ad10059726110eec6",
                seed.part("polymarket")),
            new MakerDesk(MakerSettings.POLYMARKET, seed.part("polymarket")));
    day =
        new GameDay(
            new GameSettings(List.of(League.values()), 10, SPEED, 60_000), seed.part("games"));
  }

  int run(int seconds) {
    int finished = 0;
    for (long now = NOON; now < NOON + seconds * 1_000L; now += 100) {
      for (GameEvent event : day.advance(now)) {
        kalshi.onGame(event, now);
        polymarket.onGame(event, now);
        finished += event instanceof GameEvent.Finished ? 1 : 0;
      }
      kalshi.advance(now);
      polymarket.advance(now);
      if (now % 10_000 == 0) {
        assertThat(kalshi.venue().conservation().path("holds").asBoolean()).isTrue();
        assertThat(polymarket.venue().conservation().path("holds").asBoolean()).isTrue();
      }
    }
    return finished;
  }

  static JsonNode get(Floor floor, String path, String query) {
    Answer answer = floor.venue().serve(Call.of("GET", path, query, Map.of(), ""), NOON + 600_000);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body()).orElseThrow();
  }
}
