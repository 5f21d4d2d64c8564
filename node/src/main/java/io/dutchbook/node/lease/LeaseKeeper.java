package io.dutchbook.node.lease;

import io.dutchbook.actors.SendPermit;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.lease.Claim;
import io.dutchbook.engine.lease.Holder;
import io.dutchbook.engine.lease.Lease;
import io.dutchbook.engine.lease.LeaseTerms;
import io.dutchbook.engine.lease.Permit;
import io.dutchbook.engine.lease.Tenure;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.lease.AccountLeases;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the accounts for the order routers of this node: takes the lease when the first of them
 * comes to life here, renews it, and gives it up when the last has gone. The routers of a cluster
 * all live on its oldest node, so that node holds the lease and the others never ask.
 */
public final class LeaseKeeper implements SendPermit, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final long STOP_SECONDS = 5;

  private final AccountLeases leases;
  private final Holder holder;
  private final LeaseTerms terms;
  private final LongSupplier nanos;
  private final Set<Venue> routers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("account-lease").unstarted(task));

  /** The epoch held of each account; only touched by whoever asks, one after the other. */
  private final Map<String, Long> held = new ConcurrentHashMap<>();

  private volatile boolean founded;
  private volatile Tenure tenure;

  /**
   * Holds nothing yet.
   *
   * @param accounts what must be held together
   * @param nanos the monotonic clock
   */
  public LeaseKeeper(
      AccountLeases leases,
      Collection<String> accounts,
      Holder holder,
      LeaseTerms terms,
      LongSupplier nanos) {
    this.leases = leases;
    this.holder = holder;
    this.terms = terms;
    this.nanos = nanos;
    this.tenure = Tenure.none(terms);
    accounts.forEach(account -> held.put(account, Lease.NONE));
  }

  /**
   * Takes the accounts before anything runs, for a node that joins nobody. Waits for a lease that
   * nobody renews to run out.
   *
   * @return the lease of a holder that lives, which this node must leave alone
   * @throws DatabaseUnavailable when the database does not answer
   */
  public Optional<Lease> found() throws InterruptedException {
    @Nullable Lease seen = null;
    while (true) {
      Optional<Lease> refused = ask();
      if (refused.isEmpty()) {
        founded = true;
        return refused;
      }
      Lease other = refused.get();
      if (seen != null && isAlive(seen, other)) {
        return refused;
      }
      LOG.warn("{} was held by {}; waiting whether it lives", other.account(), other.holder());
      seen = other;
      TimeUnit.MILLISECONDS.sleep(terms.renewEvery() / 2);
    }
  }

  private static boolean isAlive(Lease before, Lease now) {
    return before.account().equals(now.account()) && now.until() > before.until();
  }

  /** Begins to renew. */
  public void start() {
    if (!held.isEmpty()) {
      ScheduledFuture<?> _ =
          thread.scheduleWithFixedDelay(this::renew, 0, terms.renewEvery(), TimeUnit.MILLISECONDS);
    }
  }

  private void renew() {
    if (routers.isEmpty() && !founded) {
      return;
    }
    try {
      ask();
    } catch (DatabaseUnavailable e) {
      LOG.warn("the lease of {} was not renewed: {}", held.keySet(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the lease of {} was not renewed", held.keySet(), e);
    }
  }

  /** The lease that stands in the way, if one does. */
  private Optional<Lease> ask() {
    long asked = nanos.getAsLong();
    List<Claim> claims;
    try {
      claims = leases.claim(Ordered.map(held), holder, terms.validFor());
    } catch (RuntimeException e) {
      tenure = tenure.unheard(String.valueOf(e.getMessage()));
      throw e;
    }
    for (Claim claim : claims) {
      if (claim instanceof Claim.Refused refused) {
        lost(refused.by());
        return Optional.of(refused.by());
      }
    }
    for (Claim claim : claims) {
      if (claim instanceof Claim.Granted granted) {
        held.put(granted.lease().account(), granted.lease().epoch());
      }
    }
    gained();
    tenure = tenure.renewed(asked);
    return Optional.empty();
  }

  private void gained() {
    if (!tenure.granted()) {
      LOG.info("holds {} by epoch", held);
    }
  }

  private void lost(Lease to) {
    String why = to.account() + " is held by " + to.holder().described() + ", epoch " + to.epoch();
    if (tenure.granted()) {
      LOG.error("fenced, nothing leaves from here: {}", why);
    }
    tenure = tenure.lost(why);
  }

  @Override
  public Permit now() {
    return tenure.permit(nanos.getAsLong());
  }

  @Override
  public String why() {
    return tenure.why();
  }

  @Override
  public void wanted(Venue venue) {
    if (routers.add(venue) && !tenure.granted()) {
      thread.execute(this::renew);
    }
  }

  @Override
  public void unwanted(Venue venue) {
    routers.remove(venue);
    if (routers.isEmpty()) {
      founded = false;
      thread.execute(this::giveUp);
    }
  }

  private void giveUp() {
    if (!routers.isEmpty() || !tenure.granted()) {
      return;
    }
    Map<String, Long> given = Ordered.map(held);
    tenure = tenure.lost("it was given up");
    held.replaceAll((account, epoch) -> Lease.NONE);
    try {
      leases.release(given, holder);
    } catch (DatabaseUnavailable e) {
      LOG.warn("the lease of {} was not given up, it runs out: {}", given.keySet(), e.getMessage());
    }
  }

  /** Gives up what is held and stops renewing. */
  @Override
  public void close() {
    routers.clear();
    founded = false;
    thread.execute(this::giveUp);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the lease of {} was not given up in time, it runs out", held.keySet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
