package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.Done;

/** Asks Kalshi what it grants this account and what requests cost, and tells the gate. */
public final class KalshiBudget {
  private static final Target LIMITS = Target.of("/account/limits");
  private static final Target COSTS = Target.of("/account/endpoint_costs");

  private final KalshiRest rest;
  private final VenueGate gate;
  private final VenueTelemetry telemetry;

  /** A budget of the account that this key is of. */
  public KalshiBudget(
      Access access,
      KalshiSettings settings,
      KalshiSigner signer,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.rest = new KalshiRest(access, settings, signer, clock, telemetry);
    this.gate = access.gate();
    this.telemetry = telemetry;
  }

  /** Asks once. Fails when either answer cannot be used; what was known before stays known then. */
  public CompletionStage<Done> ask() {
    return Stages.attempt(() -> rest.publicGet("endpoint-costs", COSTS))
        .thenAccept(answer ->
            take("endpoint-costs", answer, fields -> gate.charge(KalshiTariff.stated(fields))))
        .thenCompose(_ -> rest.get("limits", LIMITS))
        .thenApply(answer -> {
          take("limits", answer, fields -> gate.grant(KalshiTariff.grants(fields)));
          return Done.getInstance();
        });
  }

  private void take(String operation, RestAnswer answer, Consumer<Fields> taker) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Kalshi", answer);
    }
    try {
      taker.accept(Fields.parse(answer.body(), operation));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }
}
