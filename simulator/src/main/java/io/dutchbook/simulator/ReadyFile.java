package io.dutchbook.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that says where a running simulator is reached; it appears whole or not at all. */
public final class ReadyFile {
  private ReadyFile() {}

  /**
   * Writes the file.
   *
   * @throws FileNotWritable when it cannot be written
   */
  public static void write(Path file, Addresses addresses) {
    try {
      writeWhole(file, addresses);
    } catch (IOException e) {
      throw new FileNotWritable("ready file", file, e);
    }
  }

  private static void writeWhole(Path file, Addresses addresses) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path whole = absolute.resolveSibling(absolute.getFileName() + ".part");
    Files.writeString(whole, json(addresses).toPrettyString() + "\n");
    Files.move(
        whole, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads what was written.
   *
   * @throws IOException when there is no such file, or when it is no ready file
   */
  public static Addresses read(Path file) throws IOException {
    JsonNode json =
        Json.read(Files.readString(file)).orElseThrow(() -> new IOException(file + " is not JSON"));
    return new Addresses(
        text(json, "/kalshi/rest"),
        text(json, "/kalshi/ws"),
        text(json, "/kalshi/keyId"),
        Path.of(text(json, "/kalshi/privateKeyPath")),
        text(json, "/polymarket/clob"),
        text(json, "/polymarket/wsMarket"),
        text(json, "/polymarket/wsUser"),
        text(json, "/polymarket/gamma"),
        text(json, "/polymarket/privateKey"),
        text(json, "/espn/base"),
        text(json, "/control"));
  }

  private static String text(JsonNode json, String where) throws IOException {
    JsonNode found = json.at(where);
    if (!found.isTextual()) {
      throw new IOException("a ready file has no " + where);
    }
    return found.asText();
  }

  /** What the file says. */
  static ObjectNode json(Addresses addresses) {
    ObjectNode json = Json.object();
    json.putObject("kalshi")
        .put("rest", addresses.kalshiRest())
        .put("ws", addresses.kalshiSocket())
        .put("keyId", addresses.kalshiKeyId())
        .put("privateKeyPath", addresses.kalshiPrivateKey().toString());
    json.putObject("polymarket")
        .put("clob", addresses.clob())
        .put("wsMarket", addresses.marketSocket())
        .put("wsUser", addresses.userSocket())
        .put("gamma", addresses.gamma())
        .put("privateKey", addresses.polymarketPrivateKey());
    json.putObject("espn").put("base", addresses.espn());
    return json.put("control", addresses.control());
  }
}
