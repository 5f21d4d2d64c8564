package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.RegionCheck.Mode;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks whether the venue takes orders from where we are. */
final class Region {
  private final RegionCheck check;
  private final RestClient client;
  private final VenueTelemetry telemetry;

  /**
   * A question.
   *
   * @param client asks at the check's scheme and host
   */
  Region(RegionCheck check, RestClient client, VenueTelemetry telemetry) {
    this.check = check;
    this.client = client;
    this.telemetry = telemetry;
  }

  /** Completes when orders may be sent; fails with a message for people when they may not. */
  CompletionStage<Void> allowsOrders() {
    if (check.mode() == Mode.VOUCHED) {
      return CompletableFuture.completedFuture(null);
    }
    return client
        .get("region", Target.of(check.address().getRawPath()), List.of())
        .handle((answer, failure) -> {
          decide(answer, failure);
          return null;
        });
  }

  private void decide(@Nullable RestAnswer answer, @Nullable Throwable failure) {
    try {
      if (answer == null || !answer.isSuccess()) {
        unknown(answer == null ? RestFailure.describe(orNone(failure)) : answer.summary());
      } else {
        Fields region = Fields.parse(answer.body(), "region");
        if (region.flag("blocked")) {
          throw new IllegalStateException(
              "Polymarket takes no orders from "
                  + region.optionalText("country").orElse("this country")
                  + " "
                  + region.optionalText("region").orElse(""));
        }
      }
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      unknown(e.getMessage());
    }
  }

  private static Throwable orNone(@Nullable Throwable failure) {
    return failure == null ? new IllegalStateException("no answer") : failure;
  }

  private void unknown(@Nullable String why) {
    if (check.mode() == Mode.REQUIRED) {
      throw new IllegalStateException(
          "whether Polymarket takes orders from here is not known: " + why);
    }
  }
}
