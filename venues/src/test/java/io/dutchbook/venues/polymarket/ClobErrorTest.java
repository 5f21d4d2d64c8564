package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.trade.OrderOutcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the CLOB, as documented in autumn 2026. */
class ClobErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | no orders found to match with FAK order. FAK orders are partially filled or killed if no match is found. | NO_MATCH",
        "400 | order couldn't be fully filled. FOK orders are fully filled or killed. | NO_MATCH",
        "400 | invalid post-only order: order crosses book | NO_MATCH",
        "400 | not enough balance / allowance: balance: 1, order amount: 2 | INSUFFICIENT_FUNDS",
        "400 | the market is not yet ready to process new orders | MARKET_CLOSED",
        "404 | market not found | MARKET_CLOSED",
        "404 | No orderbook exists for the requested token id | MARKET_CLOSED",
        "400 | post-only mode: only post-only orders and cancels are allowed | VENUE_UNAVAILABLE",
        "503 | Trading is currently disabled. Check polymarket.com for updates | VENUE_UNAVAILABLE",
        "503 | Trading is currently cancel-only. New orders are not accepted, but cancels are allowed. | VENUE_UNAVAILABLE",
        "425 | too early | VENUE_UNAVAILABLE",
        "429 | Too Many Requests | RATE_LIMITED",
        "401 | Unauthorized/Invalid api key | UNAUTHORIZED",
        "400 | the order owner has to be the owner of the API KEY | UNAUTHORIZED",
        "400 | the order signer address has to be the address of the API KEY | UNAUTHORIZED",
        "400 | '0xabc' address banned | UNAUTHORIZED",
        "400 | '0xabc' address in closed only mode | UNAUTHORIZED",
        "403 | Trading restricted in your region | UNAUTHORIZED",
        "400 | order 0x1 is invalid. Price (0.555) breaks minimum tick size rule: 0.01 | INVALID",
        "400 | order 0x1 is invalid. Size (1) lower than the minimum: 5 | INVALID",
        "400 | invalid amount for a marketable BUY order ($0.5), min size: $1 | INVALID",
        "400 | invalid amounts, the market buy orders maker amount supports a max accuracy of 2 decimals | INVALID",
        "400 | Invalid order payload | INVALID",
        "400 | invalid nonce | INVALID",
        "400 | something new | OTHER"
      })
  void everyTextHasItsReason(int status, String text, Reason reason) {
    ClobError error = ClobError.parse(status, "{\"error\":\"" + text + "\"}");

    assertThat(error.text()).isEqualTo(text);
    assertThat(error.leavesOutcomeOpen()).isFalse();
    assertThat(error.isDuplicate()).isFalse();
    assertThat(error.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"error\":\"order timed out\"}",
        "500 | {\"error\":\"could not insert order\"}",
        "502 | <html>",
        "503 | <html>",
        "504 | ''",
        "408 | {\"error\":\"timeout\"}",
        "302 | ''",
        "400 | {\"error\":\"order match delayed due to market conditions\"}"
      })
  void someAnswersLeaveTheOutcomeOpen(int status, String body) {
    assertThat(ClobError.parse(status, body).leavesOutcomeOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null", "{\"error\":{}}", "<html>"})
  void anAnswerThatIsNotTheVenuesIsARefusalWithoutWords(String body) {
    ClobError error = ClobError.parse(403, body);

    assertThat(error).isEqualTo(new ClobError(403, ""));
    assertThat(error.reason()).isEqualTo(Reason.UNAUTHORIZED);
  }

  @Test
  void knowsDuplicatesAndOtherVersions() {
    assertThat(new ClobError(400, "order 0x1 is invalid. Duplicated.").isDuplicate()).isTrue();
    assertThat(new ClobError(400, "order_version_mismatch").isVersionMismatch()).isTrue();
  }
}
