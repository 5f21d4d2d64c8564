package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The dead-man switch: once started, the venue cancels every open order of the API key when no beat
 * came for ten seconds (live since 2026-01-06). Every beat carries the id that the last one gave.
 *
 * <p>Only orders that rest need it. Fill-and-kill orders never do, and a switch that nobody needs
 * can only do harm, so it beats only where a setting says so. Belongs to one stream at a time.
 */
final class Heartbeats {
  private static final Target BEAT = Target.of("/v1/heartbeats");

  private final Clob clob;
  private volatile String last = "";

  Heartbeats(Clob clob) {
    this.clob = clob;
  }

  /** Beats until cancelled; gives the id of every beat that was taken, nothing for a failed one. */
  Source<String, NotUsed> beats(Duration pause) {
    return Source.tick(Duration.ZERO, pause, true)
        .mapMaterializedValue(_ -> NotUsed.getInstance())
        .mapAsync(1, _ -> beat().handle((id, failure) -> failure == null ? id : ""))
        .filter(id -> !id.isEmpty());
  }

  /** One beat. The venue names the right id when ours is wrong, and gets that one at once. */
  CompletionStage<String> beat() {
    return send(last)
        .thenCompose(answer -> {
          Optional<String> right = answer.status() == 400 ? id(answer) : Optional.empty();
          return right.isPresent() ? send(right.get()) : CompletableFuture.completedFuture(answer);
        })
        .thenApply(answer -> {
          last =
              (answer.isSuccess() ? id(answer) : Optional.<String>empty())
                  .orElseThrow(() -> RestFailure.refused("Polymarket's heartbeat", answer));
          return last;
        });
  }

  private CompletionStage<RestAnswer> send(String id) {
    String body = Json.write(Json.object().put("heartbeat_id", id));
    return Stages.attempt(() -> clob.send("heartbeat", HttpMethods.POST, BEAT, body));
  }

  private static Optional<String> id(RestAnswer answer) {
    try {
      return Fields.parse(answer.body(), "heartbeat").optionalText("heartbeat_id");
    } catch (MalformedMessage e) {
      return Optional.empty();
    }
  }
}
