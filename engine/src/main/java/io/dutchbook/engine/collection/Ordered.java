package io.dutchbook.engine.collection;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Makes copies that cannot be changed, in the order of what is copied. */
public final class Ordered {
  private Ordered() {}

  /** A map's entries, in its order. */
  public static <K, V> Map<K, V> map(Map<? extends K, ? extends V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The different ones of a collection, in its order. */
  public static <E> Set<E> set(Collection<? extends E> elements) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
  }

  /** Collects the different ones of a stream, in its order. */
  public static <E> Collector<E, ?, Set<E>> toSet() {
    return Collectors.collectingAndThen(
        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet);
  }
}
