package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.conversion.Conversion;
import io.dutchbook.engine.conversion.Conversion.Merge;
import io.dutchbook.engine.conversion.Conversion.Redeem;
import io.dutchbook.engine.conversion.Conversion.Side;
import io.dutchbook.engine.conversion.Conversion.Split;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.Conversions;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/**
 * The relayer, which sends a wallet's calls to the chain and pays their gas.
 *
 * <p>The public relayer wants the wallet's signed contract calls, in a form that its documentation
 * leaves open (2026-11). What is spoken here is a dialect of our own: the conversion in plain
 * words, sealed like every private request. Only this class knows it.
 */
final class Relayer implements Conversions {
  private static final Target SUBMIT = Target.of("/submit");
  private static final Target TRANSACTION = Target.of("/transaction");
  private static final String PREFIX = "STATE_";

  private final RestClient client;
  private final Clob clob;
  private final VenueTelemetry telemetry;

  /** A relayer that takes the seal of an account that is logged in at the CLOB. */
  Relayer(RestClient client, Clob clob, VenueTelemetry telemetry) {
    this.client = client;
    this.clob = clob;
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.POLYMARKET;
  }

  @Override
  public CompletionStage<Progress> submit(Conversion conversion, boolean negRisk) {
    String body = body(conversion, negRisk);
    return Stages.attempt(() ->
            client.send(
                "conversion",
                HttpMethods.POST,
                SUBMIT,
                clob.sealed("POST", client.signedPath(SUBMIT), body),
                body.getBytes(StandardCharsets.UTF_8)))
        .thenApply(this::progress);
  }

  @Override
  public CompletionStage<Progress> progress(String transaction) {
    Target target = TRANSACTION.with("id", transaction);
    return Stages.attempt(() ->
            client.get(
                "conversion-state", target, clob.sealed("GET", client.signedPath(target), "")))
        .thenApply(this::progress);
  }

  private Progress progress(RestAnswer answer) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Polymarket's relayer", answer);
    }
    try {
      return decode(answer.body());
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  static Progress decode(String body) {
    Fields answer = Fields.parse(body, "conversion");
    return new Progress(answer.text("transactionID"), answer.read("state", Relayer::state));
  }

  private static State state(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("'" + text + "' is not known");
    }
    return State.valueOf(text.substring(PREFIX.length()));
  }

  static String body(Conversion conversion, boolean negRisk) {
    ObjectNode body = Json.object();
    body.put("type", type(conversion));
    body.put("conditionId", conversion.market());
    body.put("amount", Long.toString(shares(conversion)));
    body.put("negRisk", negRisk);
    return Json.write(body);
  }

  private static String type(Conversion conversion) {
    return switch (conversion) {
      case Split _ -> "SPLIT";
      case Merge _ -> "MERGE";
      case Redeem _ -> "REDEEM";
    };
  }

  /** Of a redemption the shares of both sides together: it always takes everything. */
  private static long shares(Conversion conversion) {
    return switch (conversion) {
      case Split split -> split.shares();
      case Merge merge -> merge.shares();
      case Redeem redeem -> redeem.sides().stream().mapToLong(Side::shares).sum();
    };
  }
}
