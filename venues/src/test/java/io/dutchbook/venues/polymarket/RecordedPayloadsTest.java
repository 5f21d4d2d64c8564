package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Listed;
import io.dutchbook.venues.polymarket.ClobRows.Placed;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every payload ever recorded or published is read by its decoder, or refused by the name of what
 * it is.
 */
class RecordedPayloadsTest {
  /** What nothing here reads: retired forms, and services that the engine has no use for. */
  private static final Set<String> REFUSED =
      Set.of(
          "legacy market",
          "foreign",
          "legacy flat fee",
          "foreign search",
          "foreign tag",
          "foreign public trade",
          "legacy order",
          "a balance in dollars");

  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final Map<String, Integer> read = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();

  @Test
  void everyFileIsReadOrRefusedByName() throws IOException {
    for (Path file : files(".json")) {
      walk(file, Json.parse(Files.readString(file), file.toString()));
    }

    assertThat(unexplained).isEmpty();
    assertThat(telemetry.counts()).isEmpty();
    assertThat(read.keySet()).contains("market message", "user event", "gamma market", "trade");
  }

  @Test
  void noFileIsOfAKindThatNobodyLooksAt() throws IOException {
    assertThat(files("")).allMatch(file -> file.toString().matches(".*\\.(json|jsonl|md)"));
  }

  private static List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(Shared.path("polymarket-samples"))) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(end))
              .sorted()
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private void walk(Path file, JsonNode node) {
    if (node.isArray()) {
      node.forEach(element -> walk(file, element));
    } else if (node.isObject()) {
      one(file, node);
    }
  }

  private void one(Path file, JsonNode node) {
    if (isEnvelope(node)) {
      node.forEach(inside -> walk(file, inside));
      return;
    }
    try {
      read.merge(decode(node), 1, Integer::sum);
    } catch (MalformedMessage e) {
      if (!REFUSED.contains(e.type())) {
        unexplained.add(file.getFileName() + ": " + e.getMessage());
      }
    }
  }

  private static boolean isEnvelope(JsonNode node) {
    return node.has("_source")
        || node.has("_about")
        || (node.has("data") && node.has("next_cursor"));
  }

  /** Reads a payload with the decoder of what it looks like, and says what that is. */
  private String decode(JsonNode node) {
    String body = node.toString();
    Fields fields = Fields.of(node, "payload");
    if (node.has("requests") || node.has("headerNamesOnWire")) {
      return "recorded request";
    }
    if (Set.of("TRADE", "PLACEMENT", "UPDATE", "CANCELLATION")
        .contains(node.path("type").asText())) {
      assertThat(UserEvents.decode(body, telemetry)).hasSize(1);
      return "user event";
    }
    if (node.has("event_type") || isMarketMessage(node)) {
      MarketMessages.decode(node);
      return "market message";
    }
    if (node.has("bids") && node.has("hash")) {
      RestBook.of(fields);
      return "book";
    }
    if (node.has("taker_order_id")) {
      AccountTrade.of(fields);
      return "trade";
    }
    if (node.has("size_matched")) {
      ClobOrders.Open.of(fields);
      assertThat(Listed.parse(body)).isPresent();
      return "order";
    }
    return decodeOther(node, body, fields);
  }

  private static boolean isMarketMessage(JsonNode node) {
    return node.has("price_changes")
        || node.has("changes")
        || node.has("new_tick_size")
        || node.has("topic")
        || (node.has("fee_rate_bps") && node.has("price") && !node.has("taker_order_id"))
        || (node.has("bids") && !node.has("hash"))
        || node.has("buys");
  }

  private String decodeOther(JsonNode node, String body, Fields fields) {
    if (node.has("pagination")) {
      throw new MalformedMessage("foreign search", "is an answer of the public search");
    }
    if (node.has("markets") || node.has("market")) {
      node.path("markets").forEach(this::gammaMarket);
      return "gamma event";
    }
    if (node.has("outcomePrices")) {
      return gammaMarket(node);
    }
    if (node.has("condition_id") || node.has("mts")) {
      ClobTerms.parse(body);
      return "clob market";
    }
    if (node.has("not_canceled")) {
      Cancelled.parse(body);
      return "cancellation";
    }
    if (node.has("success")) {
      Placed.parse(body);
      return "placement";
    }
    if (node.has("proxyWallet") && node.has("redeemable")) {
      DataApi.Held.of(fields);
      return "position";
    }
    return decodeRest(node, body);
  }

  /** Trimmed excerpts lack the names; what they hold must still make sense. */
  private String gammaMarket(JsonNode node) {
    Fields market = Fields.of(node, "market");
    if (node.has("conditionId") && node.has("clobTokenIds")) {
      GammaMarket.of(market);
    } else {
      PolymarketCatalogue.isResolved(market);
    }
    return "gamma market";
  }

  private static String decodeRest(JsonNode node, String body) {
    if (node.has("balance")) {
      try {
        ClobRows.collateral(body);
      } catch (MalformedMessage e) {
        throw new MalformedMessage("a balance in dollars", e.reason());
      }
      return "balance";
    }
    if (node.has("error")) {
      assertThat(ClobError.parse(400, body).text()).isNotBlank();
      return "error";
    }
    throw new MalformedMessage(nameOf(node), "is not read here");
  }

  private static String nameOf(JsonNode node) {
    if (node.has("base_fee")) {
      return "legacy flat fee";
    }
    if (node.has("proxyWallet") && node.has("transactionHash")) {
      return "foreign public trade";
    }
    if (node.has("label") && node.has("slug")) {
      return "foreign tag";
    }
    if (node.has("salt") && node.has("signature")) {
      return node.has("nonce") ? "legacy order" : "foreign";
    }
    return node.has("slug") && node.has("acceptingOrders") ? "foreign" : "unknown";
  }
}
