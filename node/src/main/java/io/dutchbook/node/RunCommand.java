package io.dutchbook.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.config.WrongSettings;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code dutchbook run}: the engine, with the operator's configuration, until it is told to stop.
 */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the engine with a configuration file.",
      "Without a database address an embedded PostgreSQL keeps the journal in the data folder."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped when told to",
      "1:stopped by itself: the cluster has ruled this node out, or it failed",
      "2:a wrong setting or option",
      "3:something outside is not as it must be: database, address, key file, account"
    })
public final class RunCommand implements Callable<Integer> {
  /** A wrong setting or option. */
  public static final int WRONG_SETTING = 2;

  /** Something outside is not as it must be. */
  public static final int CANNOT_START = 3;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (default: application.conf, if there is one).")
  private @Nullable Path config;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      description = "Port of the admin page; 0 takes any free one.")
  private @Nullable Integer adminPort;

  @Option(
      names = "--cluster-port",
      paramLabel = "PORT",
      description = "Port for other nodes; 0 takes any free one.")
  private @Nullable Integer clusterPort;

  @Option(names = "--cluster-host", paramLabel = "HOST", description = "Address for other nodes.")
  private @Nullable String clusterHost;

  @Option(
      names = "--seed-node",
      paramLabel = "HOST:PORT",
      description = "A node to join; may be given several times.")
  private List<String> seedNodes = new ArrayList<>();

  @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder.")
  private @Nullable Path data;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Writes the node's addresses as JSON as soon as it serves.")
  private @Nullable Path readyFile;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      NodeSettings settings = NodeConfig.load(configFile(), overrides());
      return run(settings);
    } catch (WrongSettings e) {
      e.problems().forEach(err::println);
      return WRONG_SETTING;
    } catch (CannotStart | DatabaseUnavailable e) {
      err.println(e.getMessage());
      return CANNOT_START;
    }
  }

  private @Nullable Path configFile() {
    Path usual = Path.of("application.conf");
    return config == null && Files.exists(usual) ? usual : config;
  }

  private Config overrides() {
    Map<String, Object> given = new LinkedHashMap<>();
    put(given, "admin.port", adminPort);
    put(given, "cluster.port", clusterPort);
    put(given, "cluster.host", clusterHost);
    put(given, "cluster.seed-nodes", seedNodes.isEmpty() ? null : seedNodes);
    put(given, "node.data-folder", data == null ? null : data.toString());
    return ConfigFactory.parseMap(given, "command line");
  }

  private static void put(Map<String, Object> given, String path, @Nullable Object value) {
    if (value != null) {
      given.put("dutchbook." + path, value);
    }
  }

  private int run(NodeSettings settings) throws InterruptedException {
    if (!settings.databaseUrl().isEmpty()) {
      return run(settings, database(settings.databaseUrl()));
    }
    try (EmbeddedDatabase embedded =
        EmbeddedDatabase.start(settings.dataFolder().resolve("postgresql"))) {
      return run(settings, embedded.settings());
    }
  }

  private static DatabaseSettings database(String url) {
    try {
      return DatabaseSettings.parse(url);
    } catch (IllegalArgumentException e) {
      throw new WrongSettings(List.of("setting database.url: " + e.getMessage()));
    }
  }

  private int run(NodeSettings settings, DatabaseSettings where) throws InterruptedException {
    try (StopSignal signal = StopSignal.listen();
        Node node = Node.start(settings, where)) {
      announce(node, settings);
      node.whenStopped().whenComplete((done, failure) -> signal.tell());
      signal.await();
      return node.system().getWhenTerminated().toCompletableFuture().isDone() ? 1 : 0;
    }
  }

  private void announce(Node node, NodeSettings settings) {
    PrintWriter out = spec.commandLine().getOut();
    InetSocketAddress admin = node.adminAddress();
    String page = "http://" + admin.getHostString() + ":" + admin.getPort();
    String address = Cluster.get(node.system()).selfMember().address().hostPort();
    out.println("admin page   " + page);
    out.println("cluster      " + address);
    out.println("mode         " + settings.mode().words());
    out.flush();
    if (readyFile != null) {
      write(readyFile, Map.of("admin", page, "cluster", address));
    }
  }

  private static void write(Path file, Object value) {
    try {
      Path whole = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(whole, AdminJson.pretty(value) + "\n");
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CannotStart("file " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
