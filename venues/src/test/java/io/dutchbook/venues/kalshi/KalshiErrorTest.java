package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.venues.testing.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth__bad_signature               | 401 | UNAUTHORIZED       | authentication_error INCORRECT_API_KEY_SIGNATURE",
        "auth__skew_plus5min               | 401 | UNAUTHORIZED       | header_timestamp_expired header timestamp expired",
        "auth__missing_signature_header    | 401 | UNAUTHORIZED       | signature_is_missing_from_headers signature is missing from headers",
        "orders__insufficient_balance      | 400 | INSUFFICIENT_FUNDS | insufficient_balance insufficient balance",
        "orders__invalid_price_structure   | 400 | INVALID            | invalid_price invalid price",
        "orders__post_only_cross           | 400 | INVALID            | invalid_order invalid order post only cross",
        "orders__cancel_unknown_id         | 404 | MARKET_CLOSED      | not_found not found",
        "markets__limit_over_max           | 400 | INVALID            | Parameter validation failed for"
      })
  void readsEveryRecordedRefusal(String sample, int status, Reason reason, String text) {
    KalshiError error =
        KalshiError.parse(Shared.text("kalshi-samples/demo-rest-2026-06/" + sample + ".json"));

    assertThat(error.reason(status)).isEqualTo(reason);
    assertThat(error.text()).startsWith(text);
    assertThat(error.isDuplicate()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"orders__duplicate_client_order_id", "orders__reuse_canceled_client_id"})
  void knowsThatAnOrderWasThereBefore(String sample) {
    String body = Shared.text("kalshi-samples/demo-rest-2026-06/" + sample + ".json");

    assertThat(KalshiError.parse(body).isDuplicate()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":\"too many requests\"}                     | 429 | RATE_LIMITED      | too many requests",
        "{\"code\":\"bad_request\",\"message\":\"m\"}            | 400 | INVALID           | bad_request m",
        "{\"error\":{\"code\":\"trading_is_paused\"}}            | 409 | VENUE_UNAVAILABLE | trading_is_paused",
        "{\"error\":{\"code\":\"market_not_found\"}}             | 404 | MARKET_CLOSED     | market_not_found",
        "{\"error\":{\"code\":\"deprecated_v1_order_endpoint\"}} | 410 | OTHER             | deprecated_v1_order_endpoint",
        "<html>Cloudflare</html>                             | 403 | UNAUTHORIZED      | an answer that is not Kalshi's",
        "[]                                                  | 403 | UNAUTHORIZED      | ''"
      })
  void readsTheOtherShapes(String body, int status, Reason reason, String text) {
    KalshiError error = KalshiError.parse(body);

    assertThat(error.reason(status)).isEqualTo(reason);
    assertThat(error.text()).isEqualTo(text);
  }
}
