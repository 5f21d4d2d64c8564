package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.RestBook.BookTerms;
import io.dutchbook.venues.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestBookTest {
  private static final String BOOK =
      """
      {"market":"0x1","asset_id":"2","timestamp":"3","hash":"4","bids":[{"price":"0.40",\
      "size":"1"},{"price":"0.41","size":"2.005"}],"asks":[{"price":"0.60","size":"1"}],\
      "min_order_size":"5","tick_size":"0.01","neg_risk":true,"last_trade_price":"0.5"}\
      """;

  @Test
  void theBestLevelComesFirstWhateverTheOrderOnTheWire() {
    RestBook book = RestBook.parse(BOOK);

    assertThat(book.bids())
        .containsExactly(
            new MarketMessage.Level(4_100, 200, true), new MarketMessage.Level(4_000, 100, true));
    assertThat(book.at()).isEqualTo(3);
    assertThat(book.terms()).contains(new BookTerms(TickSize.CENT, Quantity.of(5), true));
    assertThatThrownBy(() -> RestBook.parse(BOOK.replace("\"0.60\"", "\"1\"")))
        .isInstanceOf(MalformedMessage.class)
        .hasMessage("book: price 1 is none an order can have");
  }

  @Test
  void everyHashIsThatOfTheOfficialClient() {
    JsonNode root = Shared.json("polymarket-vectors.json");
    List<JsonNode> vectors = new ArrayList<>();
    root.at("/generated/orderbook_hash").forEach(vectors::add);
    for (JsonNode vector : root.get("source_tests")) {
      if (vector.get("kind").textValue().equals("orderbook_hash")) {
        vectors.add(vector);
      }
    }

    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      Fields book = Fields.parse(vector.get("preimage").textValue(), "book");
      String sha1 =
          vector.has("sha1")
              ? vector.get("sha1").textValue()
              : vector.at("/expected/sha1").textValue();
      assertThat(RestBook.hashOf(book)).isEqualTo(sha1);
    }
  }
}
