package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.http.Paging;
import io.dutchbook.venues.http.Paging.Page;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Polymarket's public index of what wallets hold. It lags, and writes floating-point numbers. */
final class DataApi {
  private static final int ROWS_A_PAGE = 500;
  private static final int MAX_PAGES = 20;

  private final RestClient client;
  private final VenueTelemetry telemetry;

  DataApi(RestClient client, VenueTelemetry telemetry) {
    this.client = client;
    this.telemetry = telemetry;
  }

  /**
   * What a wallet holds of a token.
   *
   * @param size millionths of a share
   * @param redeemable whether its market is settled
   * @param mergeable whether the other side is held as well
   */
  record Held(
      InstrumentId instrument, long size, boolean redeemable, boolean mergeable, boolean negRisk) {
    static Held of(Fields row) {
      long size = ClobNumbers.millionths(row, "size");
      if (size < 0) {
        throw row.malformed("size is negative");
      }
      return new Held(
          ClobRows.instrument(row, "conditionId", "asset"),
          size,
          row.flag("redeemable"),
          row.flag("mergeable"),
          row.flag("negativeRisk"));
    }
  }

  /** Everything a wallet holds, down to the smallest dust. */
  CompletionStage<List<Held>> positions(Address wallet) {
    Target target =
        Target.of("/positions")
            .with("user", wallet.checksummed())
            .with("sizeThreshold", 0)
            .with("limit", ROWS_A_PAGE);
    return Paging.all(
        MAX_PAGES,
        cursor -> {
          long offset = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
          return client
              .get("positions", target.with("offset", offset), List.of())
              .thenApply(answer -> page(answer, offset));
        });
  }

  /** There is no cursor: a full page may be followed by another, a shorter one is the last. */
  private Page<Held> page(RestAnswer answer, long offset) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Polymarket's Data API", answer);
    }
    try {
      List<Held> rows = positions(answer.body());
      return new Page<>(rows, rows.size() < ROWS_A_PAGE ? "" : Long.toString(offset + ROWS_A_PAGE));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  static List<Held> positions(String body) {
    return Json.elements(body, "positions").stream().map(Held::of).toList();
  }
}
