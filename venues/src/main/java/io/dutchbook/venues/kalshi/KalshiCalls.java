package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.Load;
import io.dutchbook.venues.http.Paging;
import io.dutchbook.venues.http.Paging.Page;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Stages;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiReply.Done;
import io.dutchbook.venues.kalshi.KalshiReply.Refused;
import io.dutchbook.venues.kalshi.KalshiReply.Unclear;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpMethod;

/** Requests with their decoders: reads that succeed or fail whole, and changes with a reply. */
final class KalshiCalls {
  /** Rows of a page, the most that every listing but events allows (2026-10). */
  static final int PAGE = 1_000;

  private static final int MAX_PAGES = 100;
  private static final byte[] NO_BODY = {};

  private final KalshiRest rest;
  private final VenueTelemetry telemetry;

  KalshiCalls(KalshiRest rest, VenueTelemetry telemetry) {
    this.rest = rest;
    this.telemetry = telemetry;
  }

  /** Reads with a signature. */
  <T> CompletionStage<T> read(String operation, Target target, Function<Fields, T> decoder) {
    return Stages.attempt(() -> rest.get(operation, target))
        .thenApply(answer -> decoded(operation, success(answer), decoder));
  }

  /** Reads what is open to all. */
  <T> CompletionStage<T> readPublic(String operation, Target target, Function<Fields, T> decoder) {
    return Stages.attempt(() -> rest.publicGet(operation, target))
        .thenApply(answer -> decoded(operation, success(answer), decoder));
  }

  /** Reads a listing to its last page. */
  <T> CompletionStage<List<T>> all(
      String operation, Target target, String key, Function<Fields, T> row) {
    return Paging.all(
        MAX_PAGES, cursor -> read(operation, at(target, cursor), answer -> page(answer, key, row)));
  }

  /** Reads an open listing to its last page. */
  <T> CompletionStage<List<T>> allPublic(
      String operation, Target target, String key, Function<Fields, T> row) {
    return Paging.all(
        MAX_PAGES,
        cursor -> readPublic(operation, at(target, cursor), answer -> page(answer, key, row)));
  }

  /** Changes something, without a body. */
  <T> CompletionStage<KalshiReply<T>> send(
      String operation, HttpMethod method, Target target, Function<Fields, T> decoder) {
    return send(operation, method, target, NO_BODY, decoder);
  }

  /** Changes something. Never fails. */
  <T> CompletionStage<KalshiReply<T>> send(
      String operation,
      HttpMethod method,
      Target target,
      byte[] body,
      Function<Fields, T> decoder) {
    return send(operation, method, target, body, Load.of(method, 1), decoder);
  }

  /** Changes something. Never fails. */
  <T> CompletionStage<KalshiReply<T>> send(
      String operation,
      HttpMethod method,
      Target target,
      byte[] body,
      Load load,
      Function<Fields, T> decoder) {
    return replied(
        operation,
        () -> rest.send(operation, method, target, body, load),
        answer -> decoded(operation, answer, decoder));
  }

  /** Changes something whose success has no body, or none of interest. Never fails. */
  CompletionStage<KalshiReply<Boolean>> sendForNothing(
      String operation, HttpMethod method, Target target, byte[] body) {
    return replied(operation, () -> rest.send(operation, method, target, body), _ -> true);
  }

  /** Changes something whose success has no body. Never fails. */
  CompletionStage<KalshiReply<Boolean>> sendForNothing(
      String operation, HttpMethod method, Target target) {
    return sendForNothing(operation, method, target, NO_BODY);
  }

  /** The reply to a request, however it went. */
  <T> CompletionStage<KalshiReply<T>> replied(
      String operation,
      Supplier<CompletionStage<RestAnswer>> request,
      Function<RestAnswer, T> decoder) {
    return Stages.attempt(request)
        .thenApply(answer -> reply(answer, decoder))
        .exceptionally(failure -> failed(operation, failure));
  }

  private static <T> KalshiReply<T> reply(RestAnswer answer, Function<RestAnswer, T> decoder) {
    if (answer.isSuccess()) {
      return new Done<>(decoder.apply(answer));
    }
    KalshiError error = KalshiError.parse(answer.body());
    return error.isRefusal(answer.status())
        ? new Refused<>(answer.status(), error.code(), error.text())
        : new Unclear<>(answer.summary());
  }

  private static <T> KalshiReply<T> failed(String operation, Throwable failure) {
    return RestFailure.neverSent(failure)
        ? new Refused<>(0, "not_sent", RestFailure.describe(failure))
        : new Unclear<>(operation + ": " + RestFailure.describe(failure));
  }

  /** The meaning of an answer; what is malformed is counted and thrown. */
  <T> T decoded(String operation, RestAnswer answer, Function<Fields, T> decoder) {
    try {
      return decoder.apply(Fields.parse(answer.body(), operation));
    } catch (MalformedMessage e) {
      MalformedMessage named = named(answer.body(), e);
      telemetry.malformed(named.type());
      throw named;
    }
  }

  /** The same, unless it is the shape of an earlier interface, which is said instead. */
  static MalformedMessage named(String body, MalformedMessage malformed) {
    return LegacyShape.of(body)
        .map(shape -> new MalformedMessage("legacy", shape + ": " + malformed.getMessage()))
        .orElse(malformed);
  }

  /** A page of a listing; its last cursor is blank (recorded) or missing (specified). */
  static <T> Page<T> page(Fields answer, String key, Function<Fields, T> row) {
    return new Page<>(
        answer.objects(key).stream().map(row).toList(), WireValues.optionalText(answer, "cursor"));
  }

  private static Target at(Target target, String cursor) {
    return cursor.isEmpty() ? target : target.with("cursor", cursor);
  }

  private static RestAnswer success(RestAnswer answer) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Kalshi", answer);
    }
    return answer;
  }
}
