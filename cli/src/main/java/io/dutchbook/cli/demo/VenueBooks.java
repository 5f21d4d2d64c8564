package io.dutchbook.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.trial.check.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The venues' own books, as their control address tells them. */
public final class VenueBooks implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String control;

  /** Asks the control address. */
  public VenueBooks(String control) {
    this.control = control;
  }

  /** The trading account at each venue. */
  public Map<Venue, Account> accounts() {
    JsonNode ledger = ledger();
    Map<Venue, Account> accounts = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      accounts.put(venue, Account.of(venue, ledger.path(venue.key())));
    }
    return accounts;
  }

  /** Everything about the trading accounts, as the venues keep it. */
  public JsonNode ledger() {
    return get("/control/ledger");
  }

  /**
   * Orders a fault.
   *
   * @param settings as JSON
   */
  public void order(String fault, String settings) {
    ask(
        HttpRequest.newBuilder(URI.create(control + "/control/faults/" + fault))
            .POST(HttpRequest.BodyPublishers.ofString(settings)));
  }

  /** Whether the venues hold exactly what everybody paid in. */
  public boolean moneyIsConserved() {
    return get("/control/conservation").path("holds").asBoolean();
  }

  private JsonNode get(String path) {
    return ask(HttpRequest.newBuilder(URI.create(control + path)));
  }

  private JsonNode ask(HttpRequest.Builder question) {
    HttpRequest request = question.timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return AdminJson.read(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + " cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
