package io.dutchbook.node;

import io.dutchbook.actors.SendPermit;
import io.dutchbook.engine.lease.Holder;
import io.dutchbook.engine.lease.Lease;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.lease.LeaseKeeper;
import io.dutchbook.node.lease.NodeName;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.lease.AccountLeases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** The accounts of a node: its name, its lease, and the connection that renews it. */
final class Accounts implements AutoCloseable {
  private final NodeName name;
  private final Database database;
  private final LeaseKeeper keeper;

  private Accounts(NodeName name, Database database, LeaseKeeper keeper) {
    this.name = name;
    this.database = database;
    this.keeper = keeper;
  }

  /**
   * Takes the accounts where this node begins a cluster; a node that joins one leaves them to it
   * until the order routers come here.
   *
   * @throws CannotStart when another engine trades on one of them
   */
  static Accounts of(NodeSettings settings, DatabaseSettings where, Set<String> accounts) {
    Accounts held = open(settings, where, accounts);
    try {
      if (settings.cluster().seedNodes().isEmpty()) {
        held.found();
      }
      held.keeper.start();
      return held;
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static Accounts open(
      NodeSettings settings, DatabaseSettings where, Set<String> accounts) {
    // A connection of its own: no question of anybody may hold a renewal up.
    Database database = Database.open(where, "dutchbook-lease", 1);
    try {
      NodeName name = NodeName.of(settings.dataFolder());
      Holder holder = new Holder(name.value(), NodeName.whereabouts());
      return new Accounts(
          name,
          database,
          new LeaseKeeper(
              new AccountLeases(database), accounts, holder, settings.lease(), System::nanoTime));
    } catch (IOException e) {
      database.close();
      throw new CannotStart(
          "data folder " + settings.dataFolder() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private void found() {
    try {
      Optional<Lease> other = keeper.found();
      if (other.isPresent()) {
        throw new CannotStart(inUse(other.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("stopped while waiting for the lease of an account", e);
    }
  }

  private static String inUse(Lease lease) {
    return "account "
        + lease.account()
        + " is in use by another engine ("
        + lease.holder().described()
        + ", epoch "
        + lease.epoch()
        + "): stop that one, or join it with --seed-node";
  }

  /** Whether orders may leave from here. */
  SendPermit permit() {
    return keeper;
  }

  @Override
  public void close() {
    keeper.close();
    database.close();
    try {
      name.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
