package io.dutchbook.actors;

import io.dutchbook.engine.lease.Permit;
import io.dutchbook.engine.market.Venue;

/** Whether this node holds the accounts. Asked before every order; must not block. */
public interface SendPermit {
  /** For an engine that has its accounts to itself. */
  SendPermit ALWAYS =
      new SendPermit() {
        @Override
        public Permit now() {
          return Permit.ALL;
        }

        @Override
        public String why() {
          return "";
        }
      };

  /** What may leave at this moment. */
  Permit now();

  /** Why not everything may leave, for people; empty when everything may. */
  String why();

  /** An order router has come to life on this node: the accounts must be held here. */
  default void wanted(Venue venue) {}

  /** An order router has gone from this node, and sends nothing any more. */
  default void unwanted(Venue venue) {}
}
