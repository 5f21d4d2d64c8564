package io.dutchbook.bench.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.node.RunCommand;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** What the containers are told is what the node understands. No container engine takes part. */
class ComposeTest {
  private static final String DATABASE = "postgres";

  private JsonNode compose = MissingNode.getInstance();

  @BeforeEach
  void read() throws IOException {
    // YAML's own reader knows anchors and merged keys, Jackson knows how to ask.
    compose = new ObjectMapper().valueToTree(new Yaml().load(Docker.text("compose.yaml")));
  }

  private Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    compose.path("services").properties().forEach(e -> services.put(e.getKey(), e.getValue()));
    return services;
  }

  private Map<String, JsonNode> nodes() {
    Map<String, JsonNode> nodes = services();
    nodes.remove(DATABASE);
    return nodes;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.properties().forEach(property -> names.add(property.getKey()));
    return names;
  }

  @Test
  void everyProfileStartsItsServices() {
    Map<String, Set<String>> started = new TreeMap<>();

    services()
        .forEach((name, service) ->
            texts(service.path("profiles"))
                .forEach(
                    profile -> started.computeIfAbsent(profile, _ -> new TreeSet<>()).add(name)));

    assertThat(started)
        .isEqualTo(
            Map.of(
                "infra", Set.of(DATABASE),
                "single", Set.of(DATABASE, "node"),
                "cluster", Set.of(DATABASE, "node-1", "node-2", "node-3")));
  }

  @Test
  void onlyAdminPagesArePublishedAndOnlyOnThisMachine() {
    List<String> ports = new ArrayList<>();

    services().values().forEach(service -> ports.addAll(texts(service.path("ports"))));

    assertThat(ports)
        .containsExactlyInAnyOrder(
            "127.0.0.1:7080:7080",
            "127.0.0.1:7081:7080",
            "127.0.0.1:7082:7080",
            "127.0.0.1:7083:7080");
  }

  @Test
  void everyVariableOfANodeIsReadBySomebody() throws IOException {
    Set<String> known = Docker.variables();
    Docker.all("from_file ([A-Z_]+)", Docker.text("entry"))
        .forEach(name -> known.add(name + "_FILE"));
    known.add("DATABASE_HOST");

    Set<String> given = new TreeSet<>(Docker.all("ENV ([A-Z_]+)=", Docker.text("Dockerfile")));
    nodes().values().forEach(node -> given.addAll(names(node.path("environment"))));

    assertThat(given).contains("DUTCHBOOK_DATA", "KALSHI_API_KEY");
    assertThat(known).containsAll(given);
  }

  @Test
  void everyVariableThatTheEntrySetsIsASetting() throws IOException {
    Set<String> set = Docker.all("export \"?([A-Z_]+)=", Docker.text("entry"));
    set.addAll(Docker.all("from_file ([A-Z_]+)", Docker.text("entry")));
    set.remove("DATABASE_PASSWORD");

    assertThat(set)
        .containsExactly("DATABASE_URL", "DUTCHBOOK_ADMIN_TOKEN", "POLYMARKET_PRIVATE_KEY");
    assertThat(Docker.variables()).containsAll(set);
  }

  @Test
  void everySecretIsAFileThatGetsIntoNoImage() throws IOException {
    Set<String> secrets = names(compose.path("secrets"));

    assertThat(secrets)
        .containsExactly(
            "admin_token", "database_password", "kalshi_private_key", "polymarket_private_key");
    secrets.forEach(name ->
        assertThat(compose.at("/secrets/" + name + "/file").asText()).isEqualTo("secrets/" + name));
    nodes()
        .values()
        .forEach(node -> assertThat(texts(node.path("secrets"))).hasSameElementsAs(secrets));
    assertThat(Docker.text("Dockerfile.dockerignore").lines()).contains("docker/secrets");
  }

  @Test
  void everyNodeOfAClusterIsNamedAsTheOthersCallIt() {
    List<String> seeds = new ArrayList<>();

    nodes()
        .forEach((name, node) -> {
          var given = new CommandLine(new RunCommand()).parseArgs(arguments(node));
          assertThat(given.<Path>matchedOptionValue("--config", Path.of("")))
              .isEqualTo(Path.of("/etc/dutchbook/node.conf"));
          if (!name.equals("node")) {
            assertThat(given.matchedOptionValue("--cluster-host", "")).isEqualTo(name);
            seeds.addAll(given.<List<String>>matchedOptionValue("--seed-node", List.of()));
          }
        });

    assertThat(seeds).hasSize(9);
    assertThat(Set.copyOf(seeds)).isEqualTo(Set.of("node-1:7355", "node-2:7355", "node-3:7355"));
  }

  /** What the command line hands to {@code run}. */
  private static String[] arguments(JsonNode node) {
    List<String> command = texts(node.path("command"));
    assertThat(command.getFirst()).isEqualTo("run");
    return command.subList(1, command.size()).toArray(String[]::new);
  }

  @Test
  void theContainersConfigurationIsOneThatANodeStartsWith() {
    NodeSettings settings =
        NodeConfig.load(
            Docker.FOLDER.resolve("node.conf"),
            ConfigFactory.parseString(
                """
                dutchbook {
                  kalshi { key-id = "id", private-key-path = "/run/secrets/kalshi_private_key" }
                  admin.token = "0123456789abcdef"
                }
                """));

    assertThat(settings.admin().host()).isEqualTo("0.0.0.0");
    assertThat(settings.admin().port()).isEqualTo(7080);
    assertThat(settings.cluster().port()).isEqualTo(7355);
  }
}
