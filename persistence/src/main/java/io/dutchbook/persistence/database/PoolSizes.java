package io.dutchbook.persistence.database;

/**
 * How many connections a node keeps to the database, pool by pool. PostgreSQL serves 100 by
 * default: enough for three nodes of the default sizes.
 *
 * @param books writes and recoveries of the position books
 * @param desk writes and recoveries of the risk desk, which must not wait for the books
 * @param snapshots reads and writes of snapshots
 * @param journalReads what the projections read of the journal
 * @param projections what the projections write to the read tables; one for each of them
 * @param queries questions of people, through the read side
 */
public record PoolSizes(
    int books, int desk, int snapshots, int journalReads, int projections, int queries) {
  /** The most connections a pool may have. */
  public static final int MAX = 100;

  /** The values that {@code application.conf} ships with. */
  public static final PoolSizes DEFAULT = new PoolSizes(8, 2, 2, 2, 4, 4);

  /** Refuses a pool without connections, or with more than {@link #MAX}. */
  public PoolSizes {
    requireInRange("books", books);
    requireInRange("desk", desk);
    requireInRange("snapshots", snapshots);
    requireInRange("journalReads", journalReads);
    requireInRange("projections", projections);
    requireInRange("queries", queries);
  }

  private static void requireInRange(String name, int size) {
    if (size < 1 || size > MAX) {
      throw new IllegalArgumentException(
          "database pool " + name + " has " + size + " connections, not 1 to " + MAX);
    }
  }

  /** All connections of a node. */
  public int total() {
    return books + desk + snapshots + journalReads + projections + queries;
  }
}
