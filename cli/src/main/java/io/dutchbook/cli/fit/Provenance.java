package io.dutchbook.cli.fit;

import io.dutchbook.engine.probability.model.Coefficients;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where coefficients come from, and the file that says both. */
final class Provenance {
  private Provenance() {}

  /** What the data were. */
  static Map<String, String> of(Path data, Iterable<Sample> samples, String version) {
    TreeSet<Integer> seasons = new TreeSet<>();
    TreeSet<Integer> games = new TreeSet<>();
    int rows = 0;
    for (Sample sample : samples) {
      seasons.add(sample.season());
      games.add(sample.game());
      rows++;
    }
    Map<String, String> said = new TreeMap<>();
    said.put("data", String.valueOf(data.getFileName()));
    said.put("seasons", seasons.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    said.put("games", Integer.toString(games.size()));
    said.put("rows", Integer.toString(rows));
    said.put("program", "dutchbook fit " + version);
    return said;
  }

  /** As properties, sorted, so that two fits can be compared line by line. */
  static String text(Map<String, String> provenance, Coefficients coefficients) {
    StringBuilder text = new StringBuilder();
    provenance.forEach((name, value) ->
        text.append("provenance.").append(name).append('=').append(value).append('\n'));
    coefficients
        .values()
        .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }
}
