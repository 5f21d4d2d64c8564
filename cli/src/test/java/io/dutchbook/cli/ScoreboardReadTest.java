package io.dutchbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.GameFlag;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameReading;
import io.dutchbook.engine.game.GameReport;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.GameTrack;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.ScoreTrust;
import io.dutchbook.simulator.espn.Scoreboard;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.faults.ShownStatus;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.GameDay;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.HttpEdge;
import io.dutchbook.venues.espn.EspnScoreboard;
import io.dutchbook.venues.espn.EspnSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator's scoreboard, read over HTTP by the client that reads ESPN's. */
class ScoreboardReadTest {
  private static final long NOON = 1_795_366_800_000L;
  private static final long STEP = 20_000;
  private static final ScoreTrust TRUST =
      new ScoreTrust(3, 40_000, 2, 60_000, 300_000, 1_800_000, 900_000, 5);

  private final AtomicLong now = new AtomicLong(NOON);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "scoreboard");
  private final Scoreboard board = new Scoreboard(0);
  private List<Game> games = List.of();
  private final ServerBinding server = bind();
  private final EspnScoreboard reader =
      new EspnScoreboard(
          system,
          new EspnSettings(
              URI.create("http://127.0.0.1:" + server.localAddress().getPort()),
              "Dutchbook/0.1 (+https://example.org/dutchbook)",
              PoolSettings.DEFAULT),
          clock,
          telemetry);

  private ServerBinding bind() {
    return HttpEdge.bind(
            system,
            0,
            call -> CompletableFuture.completedFuture(board.serve(call, games, now.get())))
        .toCompletableFuture()
        .join();
  }

  @AfterEach
  void stop() {
    server.unbind().toCompletableFuture().join();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  /** Every state of a whole game is read without a complaint, and none is doubted. */
  @ParameterizedTest
  @EnumSource(League.class)
  void aWholeGameIsReadAndBelieved(League league) {
    Game game = play(league);
    GameTrack track = track(game);

    for (long at = game.matchup().startsAt() - STEP; at <= game.endsAt() + STEP; at += STEP) {
      track = read(track, game, at);
      GameReport report = track.report(at);
      assertThat(report.flags()).as("%s", report).isEmpty();
      assertKnown(track.believed().orElseThrow(), Rulebook.of(league));
    }

    GameState last = track.believed().orElseThrow();
    assertThat(last.phase()).isEqualTo(GamePhase.FINAL);
    assertThat(last.line()).isNotNull();
    assertThat(telemetry.counts()).noneSatisfy((what, _) -> assertThat(what).contains("malformed"));
  }

  private static void assertKnown(GameState state, Rulebook rules) {
    assertThat(state.clock()).isNotEqualTo(GameClock.UNKNOWN);
    if (state.phase() == GamePhase.LIVE && rules.periodSeconds().isPresent()) {
      assertThat(state.left().inRegulation()).isNotNull();
    }
  }

  @Test
  void everyFaultOfTheBoardHasItsFlag() {
    Game game = play(League.NBA);
    long begin = game.matchup().startsAt() + 30 * 60_000;
    long lasting = 10_000;

    assertThat(flags(game, begin, new Fault.ScoreCorrection(lasting, "", GameSide.HOME, 20)))
        .containsExactly(GameFlag.SCORE_JUMP);
    assertThat(flags(game, begin, new Fault.ClockBackwards(lasting, "", 240_000)))
        .containsAnyOf(GameFlag.CLOCK_BACK, GameFlag.SCORE_BACK);
    assertThat(flags(game, begin, new Fault.GameStatus(lasting, "", ShownStatus.UNHEARD_OF)))
        .containsExactly(GameFlag.UNKNOWN_STATUS);
    assertThat(flags(game, begin, new Fault.GameStatus(lasting, "", ShownStatus.DELAYED)))
        .isEmpty();
  }

  /** What stands in doubt in the middle of a fault. */
  private List<GameFlag> flags(Game game, long begin, Fault.OfBoard fault) {
    GameTrack before = read(track(game), game, begin);
    board.strike(fault, begin + STEP);
    GameTrack struck = read(before, game, begin + STEP);
    board.heal();
    return struck.report(begin + STEP).flags();
  }

  @Test
  void pointsThatAreTakenBackAreDoubtedAndThenACorrection() {
    Game game = play(League.NBA);
    long begin = game.matchup().startsAt() + 30 * 60_000;
    board.strike(new Fault.ScoreCorrection(2 * STEP, "", GameSide.HOME, 15), begin);
    GameTrack track = read(track(game), game, begin);

    track = read(track, game, begin + 2 * STEP);
    GameTrack doubted = track;
    for (int i = 3; i <= 6; i++) {
      track = read(track, game, begin + i * STEP);
    }

    assertThat(doubted.report(begin + 2 * STEP).flags()).containsExactly(GameFlag.SCORE_BACK);
    assertThat(track.report(begin + 6 * STEP).flags()).isEmpty();
  }

  private Game play(League league) {
    GameDay day = new GameDay(new GameSettings(List.of(league), 1, 1, 60_000), new Seed(4));
    day.advance(NOON);
    games = List.of(day.games().getFirst());
    return games.getFirst();
  }

  private static GameTrack track(Game game) {
    return new GameTrack(
        Rulebook.of(game.matchup().league()),
        TRUST,
        game.matchup().home().code(),
        game.matchup().away().code());
  }

  private GameTrack read(GameTrack track, Game game, long at) {
    now.set(at);
    var entries =
        reader
            .games(game.matchup().league())
            .toCompletableFuture()
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    assertThat(entries).hasSize(1);
    return track.next(
        new GameReading(
            entries.getFirst().homeCode(),
            entries.getFirst().awayCode(),
            entries.getFirst().state()));
  }
}
