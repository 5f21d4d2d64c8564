package io.dutchbook.actors.reconcile;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.reconcile.Difference;
import io.dutchbook.protocol.reconcile.ReconcilerView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The latest differences that stood still, for people. Belongs to the reconciler. */
final class FindingsLog {
  private static final int MOST = 50;

  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(Difference difference, long at, String done, boolean stands) {
    ReconcilerView.FindingView view() {
      return new ReconcilerView.FindingView(
          difference.venue(), at, difference.toString(), done, stands);
    }
  }

  /** Something was found, or something else was done about it; the newest is shown first. */
  void note(Difference difference, long at, String done) {
    entries.removeIf(entry -> entry.difference().equals(difference) && entry.stands());
    entries.addFirst(new Entry(difference, at, done, true));
    if (entries.size() > MOST) {
      entries.removeLast();
    }
  }

  /** Of a venue only these differences are left; the others have gone. */
  void left(Venue venue, Collection<Difference> standing) {
    List<Entry> now = new ArrayList<>();
    for (Entry entry : entries) {
      boolean gone = entry.difference().venue() == venue && !standing.contains(entry.difference());
      now.add(gone ? new Entry(entry.difference(), entry.at(), entry.done(), false) : entry);
    }
    entries.clear();
    entries.addAll(now);
  }

  List<ReconcilerView.FindingView> views() {
    return entries.stream().map(Entry::view).toList();
  }
}
