package io.dutchbook.node.config;

import io.dutchbook.engine.lease.LeaseTerms;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where this node can be reached, and by whom. */
record MachineKnobs(Knobs knobs) {
  private static final Pattern SEED = Pattern.compile("([^:]+):(\\d{1,5})");
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
  private static final int MAX_PORT = 65_535;
  private static final int SHORTEST_TOKEN = 16;

  NodeSettings.Admin admin() {
    return new NodeSettings.Admin(
        knobs.name("admin.host"),
        knobs.whole("admin.port", 0, MAX_PORT),
        knobs.text("admin.token"),
        knobs.duration("admin.refresh-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        knobs.whole("admin.max-streams", 1, 1_000));
  }

  NodeSettings.Cluster cluster() {
    return new NodeSettings.Cluster(
        knobs.name("cluster.host"),
        knobs.whole("cluster.port", 0, MAX_PORT),
        knobs.list(
            "cluster.seed-nodes", MachineKnobs::seed, "host:port, the port from 1 to " + MAX_PORT),
        knobs.duration("cluster.heartbeat-pause", Duration.ofMillis(500), Duration.ofMinutes(1)));
  }

  LeaseTerms lease() {
    long renewEvery =
        knobs.millis("lease.renew-every", Duration.ofMillis(100), Duration.ofMinutes(1));
    long margin = knobs.millis("lease.margin", Duration.ofMillis(100), Duration.ofMinutes(1));
    long least = LeaseTerms.leastValidity(renewEvery, margin);
    return new LeaseTerms(
        Math.max(
            least,
            knobs.millis("lease.valid-for", Duration.ofMillis(least), Duration.ofMinutes(10))),
        renewEvery,
        margin);
  }

  private static NodeSettings.@Nullable Seed seed(String text) {
    Matcher parts = SEED.matcher(text.trim());
    if (!parts.matches()) {
      return null;
    }
    int port = Integer.parseInt(parts.group(2));
    return port >= 1 && port <= MAX_PORT ? new NodeSettings.Seed(parts.group(1), port) : null;
  }

  /** Whoever can reach the page from elsewhere must show a token that somebody chose. */
  void requireGuarded(NodeSettings.Admin admin) {
    String token = admin.token();
    if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
      knobs.wrong(
          "admin.token",
          token.length() + " characters long",
          "at least " + SHORTEST_TOKEN + " characters, or empty for one that is made");
    }
    if (!THIS_MACHINE.contains(admin.host()) && token.isEmpty()) {
      knobs.wrong(
          "admin.token", "empty", "a token of your own when admin.host is not this machine");
    }
  }
}
