package io.dutchbook.engine.probability.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Named numbers of a model; a name that is missing is an error, never a zero. */
public final class Coefficients {
  private final SortedMap<String, Double> values;

  /** Copies them. */
  public Coefficients(Map<String, Double> values) {
    this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The number of that name. */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no coefficient '" + name + "' in " + values.keySet());
    }
    return value;
  }

  /** Those whose name begins with {@code group.}, without it. */
  public Coefficients group(String group) {
    TreeMap<String, Double> of = new TreeMap<>();
    String prefix = group + ".";
    values.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        of.put(name.substring(prefix.length()), value);
      }
    });
    return new Coefficients(of);
  }

  /** All of them by name. */
  public SortedMap<String, Double> values() {
    return values;
  }
}
