package io.dutchbook.actors;

import java.util.Set;
import java.util.function.Function;

/**
 * Where a kind of event-sourced actor writes.
 *
 * @param journal configuration path of its journal; empty for the default one
 * @param snapshots configuration path of its snapshot store; empty for the default one
 * @param tags the tags of a persistence id, under which projections find its events
 */
public record JournalBinding(String journal, String snapshots, Function<String, Set<String>> tags) {
  /** The default journal, without tags. */
  public static final JournalBinding DEFAULT = new JournalBinding("", "", id -> Set.of());
}
