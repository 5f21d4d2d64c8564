package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the CLOB says of markets to everybody. */
final class ClobMarkets {
  /** The most tokens of one request for books (documented 2026). */
  static final int MAX_BOOKS = 500;

  private final Clob clob;

  ClobMarkets(Clob clob) {
    this.clob = clob;
  }

  /** Fees, rules and flags of a market. */
  CompletionStage<ClobTerms> terms(String market) {
    return clob.readOpen("clob-market", Target.of("/clob-markets/" + market), ClobTerms::parse);
  }

  /** The book of a token. */
  CompletionStage<RestBook> book(String token) {
    return clob.readOpen("book", Target.of("/book").with("token_id", token), RestBook::parse);
  }

  /** The books of any number of tokens, 500 a request; one without a book is not among them. */
  CompletionStage<List<RestBook>> books(List<String> tokens) {
    CompletionStage<List<RestBook>> all = CompletableFuture.completedFuture(List.of());
    for (int from = 0; from < tokens.size(); from += MAX_BOOKS) {
      ArrayNode some = Json.array();
      tokens
          .subList(from, Math.min(from + MAX_BOOKS, tokens.size()))
          .forEach(token -> some.addObject().put("token_id", token));
      all =
          all.thenCompose(before ->
              clob.askOpen("books", Target.of("/books"), Json.write(some), ClobMarkets::books)
                  .thenApply(more -> joined(before, more)));
    }
    return all;
  }

  private static List<RestBook> books(String body) {
    return Json.elements(body, "books").stream().map(RestBook::of).toList();
  }

  private static List<RestBook> joined(List<RestBook> before, List<RestBook> more) {
    List<RestBook> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }

  /** The price step of a token's market now. */
  CompletionStage<TickSize> tickSize(String token) {
    return clob.readOpen(
        "tick-size",
        Target.of("/tick-size").with("token_id", token),
        body -> ClobNumbers.tick(Fields.parse(body, "tick-size"), "minimum_tick_size"));
  }

  /** Whether a token's market settles through the neg-risk exchange. */
  CompletionStage<Boolean> negRisk(String token) {
    return clob.readOpen(
        "neg-risk",
        Target.of("/neg-risk").with("token_id", token),
        body -> Fields.parse(body, "neg-risk").flag("neg_risk"));
  }
}
