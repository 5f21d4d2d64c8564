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
final class VenueBooks implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String control;

  VenueBooks(String control) {
    this.control = control;
  }

  /** The trading account at each venue. */
  Map<Venue, Account> accounts() {
    JsonNode ledger = get("/control/ledger");
    Map<Venue, Account> accounts = new EnumMap<>(Venue.class);
    for (Venue venue : Venue.values()) {
      accounts.put(venue, Account.of(venue, ledger.path(venue.key())));
    }
    return accounts;
  }

  /** Whether the venues hold exactly what everybody paid in. */
  boolean moneyIsConserved() {
    return get("/control/conservation").path("holds").asBoolean();
  }

  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(control + path)).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
      }
      return AdminJson.read(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(control + path + " cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + path, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
