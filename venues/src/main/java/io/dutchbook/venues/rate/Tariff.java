package io.dutchbook.venues.rate;

import java.util.List;

/** What a venue's requests cost, by their addresses. */
public interface Tariff {
  /** Everything is free, and everything but deleting is a question. */
  Tariff FREE =
      new Tariff() {
        @Override
        public Draw draw(String method, String path, int items) {
          return Draw.FREE;
        }

        @Override
        public boolean isLookUp(String path) {
          return false;
        }

        @Override
        public boolean isQuestion(String path) {
          return false;
        }
      };

  /**
   * What a request costs.
   *
   * @param path below the venue's base address, without query
   * @param items what it carries: orders of a batch; 1 otherwise
   */
  Draw draw(String method, String path, int items);

  /** Whether reading this tells what became of orders. */
  boolean isLookUp(String path);

  /** Whether a request there only asks, although its method could change something. */
  boolean isQuestion(String path);

  /** What the venue grants in one of its tiers; nothing when it is not known by that name. */
  default List<BucketLimit> tier(String name) {
    return List.of();
  }
}
