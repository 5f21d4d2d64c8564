package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one internet address may ask, in windows of ten seconds and ten minutes (tables of 2026).
 * Everybody comes from the same address here. The venue delays requests before it refuses them;
 * here they are refused.
 */
public final class AddressLimits {
  private static final long SHORT = 10_000;
  private static final long LONG = 600_000;
  private static final String GAMMA = Gamma.PREFIX + "/";
  private static final Map<String, Long> BY_PATH =
      Map.ofEntries(
          Map.entry("GET /ok", 100L),
          Map.entry("GET /book", 1_500L),
          Map.entry("POST /books", 500L),
          Map.entry("GET /price", 1_500L),
          Map.entry("POST /prices", 500L),
          Map.entry("GET /midpoint", 1_500L),
          Map.entry("POST /midpoints", 500L),
          Map.entry("GET /tick-size", 200L),
          Map.entry("GET /prices-history", 1_000L),
          Map.entry("GET /data/orders", 500L),
          Map.entry("GET /data/trades", 500L),
          Map.entry("GET /notifications", 125L),
          Map.entry("GET /balance-allowance", 200L),
          Map.entry("GET /balance-allowance/update", 50L),
          Map.entry("POST /auth/api-key", 100L),
          Map.entry("GET /auth/derive-api-key", 100L),
          Map.entry("GET " + GAMMA + "events", 500L),
          Map.entry("GET " + GAMMA + "markets", 300L),
          Map.entry("GET " + GAMMA + "tags", 200L),
          Map.entry("GET " + GAMMA + "public-search", 350L),
          Map.entry("GET /positions", 150L),
          Map.entry("POST /order", 5_000L),
          Map.entry("POST /orders", 2_000L),
          Map.entry("DELETE /order", 5_000L),
          Map.entry("DELETE /orders", 2_000L),
          Map.entry("DELETE /cancel-all", 250L),
          Map.entry("DELETE /cancel-market-orders", 1_500L));
  private static final Map<String, Long> TRADING =
      Map.of(
          "POST /order", 120_000L,
          "POST /orders", 21_000L,
          "DELETE /order", 120_000L,
          "DELETE /orders", 15_000L,
          "DELETE /cancel-all", 6_000L,
          "DELETE /cancel-market-orders", 21_000L);

  private final Map<String, Window> windows = new HashMap<>();

  /** Counts a request; the refusal when there were too many like it. */
  public Optional<Answer> refusal(Call call, long now) {
    List<Window> own = new ArrayList<>();
    for (Rule rule : rules(call)) {
      Window window = windows.computeIfAbsent(rule.name + rule.millis, key -> new Window(rule));
      if (window.isFull(now)) {
        return Optional.of(ClobApi.tooManyRequests(window.left(now)));
      }
      own.add(window);
    }
    own.forEach(Window::count);
    return Optional.empty();
  }

  private static List<Rule> rules(Call call) {
    String name = call.method() + " " + call.path();
    boolean gamma = call.path().startsWith(GAMMA);
    List<Rule> rules = new ArrayList<>();
    rules.add(new Rule("all", 15_000, SHORT));
    rules.add(gamma ? new Rule("gamma", 4_000, SHORT) : new Rule("clob", 9_000, SHORT));
    Optional.ofNullable(BY_PATH.get(name))
        .ifPresent(most -> rules.add(new Rule(name, most, SHORT)));
    Optional.ofNullable(TRADING.get(name)).ifPresent(most -> rules.add(new Rule(name, most, LONG)));
    return rules;
  }

  private record Rule(String name, long most, long millis) {}

  /** The requests of one kind since the window began. */
  private static final class Window {
    private final Rule rule;
    private long began = Long.MIN_VALUE / 2;
    private long seen;

    private Window(Rule rule) {
      this.rule = rule;
    }

    private boolean isFull(long now) {
      if (now - began >= rule.millis) {
        began = now;
        seen = 0;
      }
      return seen >= rule.most;
    }

    private long left(long now) {
      return began + rule.millis - now;
    }

    private void count() {
      seen++;
    }
  }
}
