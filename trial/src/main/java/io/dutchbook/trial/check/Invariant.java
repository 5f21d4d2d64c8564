package io.dutchbook.trial.check;

/** What must hold, whatever happens. */
public enum Invariant {
  /** No order reaches a venue whose intent is not in the journal. */
  INTENT_FIRST,
  /** No leg of a trade has two orders of which more may be heard. */
  ONE_LIVE_ORDER,
  /** An order past its deadline is never sent. */
  NEVER_EXPIRED,
  /** What the journal says of an order is what its fills add up to, each of them once. */
  FILLS_ADD_UP,
  /** No order costs more, or brings less, than its intent allows. */
  WITHIN_INTENT,
  /** A trade ends as its fills say: even, empty, or with what is left named. */
  TRUE_ENDING,
  /** What is sold before it settles was held, and covered nothing or brings more than it pays. */
  SOUND_EXIT,
  /** Nothing at risk is above its limit, open orders counted at their worst. */
  WITHIN_LIMITS,
  /** After the kill switch is in force no order leaves that adds risk. */
  KILLED_IS_KILLED,
  /** A result is booked once. */
  PAID_ONCE,
  /** The journal's fills are the venues' fills. */
  JOURNAL_IS_VENUE,
  /** The cash that the journal expects is the cash that the venues hold. */
  CASH_AGREES,
  /** The venues hold what everybody paid in. */
  MONEY_CONSERVED,
  /** Nothing but a storm makes a venue say that it was asked too often. */
  WITHIN_BUDGET,
  /** When the trouble is over, every order ends and every trade does. */
  COMES_TO_REST,
  /** After a restart everything is as it was. */
  SURVIVES_RESTART
}
