package io.dutchbook.venues.rate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Spends what a venue grants, the urgent first.
 *
 * <p>Laws: no budget is ever overdrawn; only cancels and hedges go below a reserve; a request takes
 * only what is left over by those of higher priority, and the older ones of its own, that wait;
 * nothing waits that cannot be served before its deadline as things stand; everything that waits is
 * bounded.
 */
public final class Governor {
  private static final Verdict GO = new Verdict.Go();
  private static final Verdict OVERDUE =
      new Verdict.Refused(
          Refusal.BUDGET, "more urgent requests took the rate budget until its deadline");

  private final GovernorSettings settings;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>();
  private final Map<Priority, Queue<Ticket>> queues = new EnumMap<>(Priority.class);
  private int waiting;

  /**
   * A governor whose budgets are full.
   *
   * @param limits what the venue grants, each under a name of its own
   * @param now epoch milliseconds
   */
  public Governor(Collection<BucketLimit> limits, GovernorSettings settings, long now) {
    this.settings = settings;
    for (BucketLimit limit : limits) {
      buckets.put(limit.name(), new Bucket(limit, settings, now));
    }
    for (Priority priority : Priority.values()) {
      queues.put(priority, new ArrayDeque<>());
    }
  }

  /**
   * May a request leave? Spends its tokens when it may, and keeps a place for it when they will be
   * there in time.
   *
   * @param deadline when it is of no use any more, epoch milliseconds
   */
  public Verdict ask(Draw draw, Priority priority, long deadline, long now) {
    Map<String, Long> ahead = ahead(priority);
    if (isThere(draw, priority, ahead, now)) {
      take(draw, now);
      return GO;
    }
    long readyAt = readyAt(draw, priority, ahead, now);
    if (readyAt > deadline || readyAt == Long.MAX_VALUE) {
      return refused(draw, priority, readyAt, now);
    }
    Queue<Ticket> queue = queue(priority);
    if (queue.size() >= settings.maxWaiting()) {
      return new Verdict.Refused(Refusal.QUEUE_FULL, queue.size() + " " + priority + " wait");
    }
    Ticket ticket = new Ticket(draw, priority, deadline);
    queue.add(ticket);
    waiting++;
    return new Verdict.Wait(ticket);
  }

  private boolean isThere(Draw draw, Priority priority, Map<String, Long> ahead, long now) {
    for (Draw.Take take : draw.takes()) {
      long cost = ahead.getOrDefault(take.bucket(), 0L) + take.tokens();
      if (!bucket(take.bucket()).isThere(priority, cost, now)) {
        return false;
      }
    }
    return true;
  }

  /** Tokens that those wait for who come before a new request of a priority. */
  private Map<String, Long> ahead(Priority priority) {
    if (waiting == 0) {
      return Map.of();
    }
    Map<String, Long> ahead = new HashMap<>();
    queues.forEach((each, queue) -> {
      if (each.compareTo(priority) <= 0) {
        queue.forEach(ticket -> add(ticket.draw(), ahead));
      }
    });
    return ahead;
  }

  private static void add(Draw draw, Map<String, Long> ahead) {
    for (Draw.Take take : draw.takes()) {
      ahead.merge(take.bucket(), take.tokens(), Long::sum);
    }
  }

  private void take(Draw draw, long now) {
    for (Draw.Take take : draw.takes()) {
      bucket(take.bucket()).take(take.tokens(), now);
    }
  }

  private long readyAt(Draw draw, Priority priority, Map<String, Long> ahead, long now) {
    long readyAt = now;
    for (Draw.Take take : draw.takes()) {
      Bucket bucket = bucket(take.bucket());
      if (!bucket.canEverHold(priority, take.tokens())) {
        return Long.MAX_VALUE;
      }
      long before = ahead.getOrDefault(take.bucket(), 0L);
      readyAt = Math.max(readyAt, bucket.readyAt(priority, before, take.tokens(), now));
    }
    return readyAt;
  }

  private Verdict refused(Draw draw, Priority priority, long readyAt, long now) {
    boolean paused =
        draw.takes().stream().anyMatch(take -> bucket(take.bucket()).isPaused(priority, now));
    String when = readyAt == Long.MAX_VALUE ? "never" : "in " + (readyAt - now) + " ms";
    return paused
        ? new Verdict.Refused(Refusal.BACK_OFF, "the venue said 429; it may be asked again " + when)
        : new Verdict.Refused(Refusal.BUDGET, "the rate budget allows it " + when);
  }

  /**
   * Whose turn it is now, in order: those who may leave, their tokens spent, and those whose
   * deadline has passed, refused.
   */
  public List<Settled> settle(long now) {
    if (waiting == 0) {
      return List.of();
    }
    List<Settled> settled = new ArrayList<>();
    Map<String, Long> ahead = new HashMap<>();
    for (Queue<Ticket> queue : queues.values()) {
      for (Iterator<Ticket> tickets = queue.iterator(); tickets.hasNext(); ) {
        Ticket ticket = tickets.next();
        if (ticket.deadline() < now) {
          settled.add(new Settled(ticket, OVERDUE));
          tickets.remove();
        } else if (isThere(ticket.draw(), ticket.priority(), ahead, now)) {
          take(ticket.draw(), now);
          settled.add(new Settled(ticket, GO));
          tickets.remove();
        } else {
          add(ticket.draw(), ahead);
        }
      }
    }
    waiting -= settled.size();
    return settled;
  }

  /**
   * When {@link #settle} has something to say at the earliest, epoch milliseconds; {@link
   * Long#MAX_VALUE} when nothing waits.
   */
  public long settleAt(long now) {
    long earliest = Long.MAX_VALUE;
    Map<String, Long> ahead = new HashMap<>();
    for (Queue<Ticket> queue : queues.values()) {
      for (Ticket ticket : queue) {
        long readyAt = readyAt(ticket.draw(), ticket.priority(), ahead, now);
        earliest = Math.min(earliest, Math.min(readyAt, ticket.deadline() + 1));
        add(ticket.draw(), ahead);
      }
    }
    return earliest;
  }

  /**
   * The venue has said 429: our count was wrong, so the budget is empty, and a pause begins.
   *
   * @param retryAfter what the venue asks for, milliseconds; negative when it asks for nothing
   * @param sentAt when the request left, epoch milliseconds
   */
  public void limited(Draw draw, long retryAfter, long sentAt, long now) {
    if (!draw.takes().isEmpty()) {
      bucket(draw.takes().getFirst().bucket()).limited(retryAfter, sentAt, now);
    }
  }

  /** The venue has taken a request, whatever it thought of it. */
  public void answered(Draw draw, long sentAt) {
    if (!draw.takes().isEmpty()) {
      bucket(draw.takes().getFirst().bucket()).answered(sentAt);
    }
  }

  /** The venue has said how much of a budget is left; what is less here stays less. */
  public void left(String bucket, long tokens, long now) {
    bucket(bucket).lowerTo(tokens, now);
  }

  /** The venue has said what it grants; a budget that was not known is full. */
  public void grant(BucketLimit limit, long now) {
    Bucket known = buckets.get(limit.name());
    if (known == null) {
      buckets.put(limit.name(), new Bucket(limit, settings, now));
    } else {
      known.resize(limit, now);
    }
  }

  /** What is left of everything. */
  public GovernorView view(long now) {
    Map<Priority, Integer> counts = new EnumMap<>(Priority.class);
    queues.forEach((priority, queue) -> {
      if (!queue.isEmpty()) {
        counts.put(priority, queue.size());
      }
    });
    return new GovernorView(
        buckets.values().stream().map(bucket -> bucket.view(now)).toList(), counts);
  }

  private Bucket bucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw new IllegalArgumentException("the venue has no budget " + name);
    }
    return bucket;
  }

  private Queue<Ticket> queue(Priority priority) {
    Queue<Ticket> queue = queues.get(priority);
    if (queue == null) {
      throw new IllegalArgumentException("no queue for " + priority);
    }
    return queue;
  }

  /** What became of a request that waited. */
  public record Settled(Ticket ticket, Verdict verdict) {}
}
