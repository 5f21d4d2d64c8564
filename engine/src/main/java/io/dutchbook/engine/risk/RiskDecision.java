package io.dutchbook.engine.risk;

/** The answer to a trade that wants to begin. */
public sealed interface RiskDecision {
  /** The worst case is reserved. */
  record Granted() implements RiskDecision {}

  /**
   * The trade must not begin.
   *
   * @param rule which rule said so
   * @param subject what it looked at: a market, a venue, a league
   * @param value what it saw
   * @param limit what it allows
   */
  record Refused(RiskRule rule, String subject, String value, String limit)
      implements RiskDecision {
    /** In one line, for people. */
    public String words() {
      return "%s of %s is %s, limit %s".formatted(rule, subject, value, limit);
    }
  }
}
