package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.League;
import io.dutchbook.venues.Scoreboard;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/** All games of a league in one request; asking more often than every two seconds is useless. */
public final class EspnScoreboard implements Scoreboard {
  private static final String SPORTS = "/apis/site/v2/sports";

  private final RestClient client;
  private final VenueTelemetry telemetry;

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

  /** The path of a league's scoreboard. */
  static String path(League league) {
    return SPORTS + sport(league) + "/scoreboard";
  }

  private static String sport(League league) {
    return switch (league) {
      case NFL -> "/football/nfl";
      case NBA -> "/basketball/nba";
      case WNBA -> "/basketball/wnba";
      case NHL -> "/hockey/nhl";
      case MLB -> "/baseball/mlb";
      case EPL -> "/soccer/eng.1";
      case NCAAF -> "/football/college-football";
      case NCAAB -> "/basketball/mens-college-basketball";
      case NCAAW -> "/basketball/womens-college-basketball";
      case MLS -> "/soccer/usa.1";
      case LALIGA -> "/soccer/esp.1";
      case SERIEA -> "/soccer/ita.1";
      case BUNDESLIGA -> "/soccer/ger.1";
      case LIGUE1 -> "/soccer/fra.1";
      case UCL -> "/soccer/uefa.champions";
    };
  }

  @Override
  public CompletionStage<List<Entry>> games(League league) {
    return client
        .get("scoreboard-" + league.key(), Target.of(path(league)), List.of())
        .thenApply(this::read);
  }

  private List<Entry> read(RestAnswer answer) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("ESPN", answer);
    }
    try {
      return EspnEvents.read(answer.body(), answer.receivedAt(), telemetry);
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }
}
