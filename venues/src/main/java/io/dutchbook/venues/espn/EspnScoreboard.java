package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.venues.Scoreboard;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.AcceptEncoding;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * All games of a league in one request; asking more often than every two seconds is useless. What
 * has not changed since is asked for by its tag and answered with 304; boards come compressed,
 * which makes them ten times smaller.
 */
public final class EspnScoreboard implements Scoreboard {
  private static final int NOT_MODIFIED = 304;
  private static final HttpHeader COMPRESSED = AcceptEncoding.create(HttpEncodings.GZIP.toRange());

  private final RestClient client;
  private final VenueTelemetry telemetry;
  private final KnownBoards known = new KnownBoards();

  /** A scoreboard at the address of the settings. */
  public EspnScoreboard(
      ClassicActorSystemProvider system,
      EspnSettings settings,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.client =
        new RestClient(
            system, settings.base(), settings.pool(), settings.userAgent(), clock, telemetry);
    this.telemetry = telemetry;
  }

  @Override
  public CompletionStage<List<Entry>> games(League league) {
    return ask(league, EspnBoard.of(league).now());
  }

  @Override
  public CompletionStage<List<Entry>> games(League league, LocalDate day) {
    return ask(league, EspnBoard.of(league).on(day));
  }

  private CompletionStage<List<Entry>> ask(League league, Target target) {
    List<HttpHeader> headers = new ArrayList<>(List.of(COMPRESSED));
    KnownBoards.Board before = known.of(target);
    if (!before.tag().isEmpty()) {
      headers.add(RawHeader.create("If-None-Match", before.tag()));
    }
    if (!before.modified().isEmpty()) {
      headers.add(RawHeader.create("If-Modified-Since", before.modified()));
    }
    return client
        .get("scoreboard-" + league.key(), target, headers)
        .thenApply(answer -> read(league, target, before, answer));
  }

  private List<Entry> read(
      League league, Target target, KnownBoards.Board before, RestAnswer answer) {
    if (answer.status() == NOT_MODIFIED && before.canBeAskedFor()) {
      return before.games().stream().map(game -> game.at(answer.receivedAt())).toList();
    }
    if (!answer.isSuccess()) {
      throw RestFailure.refused("ESPN", answer);
    }
    try {
      List<Entry> games =
          EspnEvents.read(answer.body(), Rulebook.of(league), answer.receivedAt(), telemetry);
      known.put(
          target,
          new KnownBoards.Board(
              answer.header("ETag").orElse(""), answer.header("Last-Modified").orElse(""), games));
      return games;
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }
}
