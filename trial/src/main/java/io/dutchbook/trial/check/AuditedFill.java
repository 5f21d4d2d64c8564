package io.dutchbook.trial.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.Fill;
import java.math.BigDecimal;

/**
 * A fill in the one form in which journal and venue can be compared. Kalshi keeps a sale of one
 * side as a purchase of the other, so that is what both become here.
 *
 * @param venue where
 * @param id the venue's name of it
 * @param market the market
 * @param token what was bought or sold
 * @param action bought or sold
 * @param millionths contracts, in millionths
 * @param value what was paid or received for them, fee apart
 * @param fee what the venue charged
 */
public record AuditedFill(
    Venue venue,
    String id,
    String market,
    String token,
    Action action,
    long millionths,
    Money value,
    Money fee) {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final int CONTRACT_SCALE = 6;

  /** What makes two of them the same fill. */
  String key() {
    return venue.key() + " " + market + " " + token + " " + action + " " + id;
  }

  /** A fill of the journal. */
  public static AuditedFill ofJournal(Fill fill) {
    AuditedFill plain =
        new AuditedFill(
            fill.instrument().venue(),
            fill.fillId(),
            fill.instrument().market(),
            fill.instrument().token(),
            fill.action(),
            fill.millionths(),
            fill.notional(),
            fill.fee());
    return plain.venue == Venue.KALSHI && plain.action == Action.SELL ? plain.mirrored() : plain;
  }

  /** A fill of a venue's ledger. */
  public static AuditedFill ofVenue(Venue venue, JsonNode fill) {
    return new AuditedFill(
        venue,
        fill.path("id").asText(),
        fill.path("market").asText(),
        fill.path("token").asText(),
        fill.path("action").asText().equals("buy") ? Action.BUY : Action.SELL,
        new BigDecimal(fill.path("quantity").asText())
            .movePointRight(CONTRACT_SCALE)
            .longValueExact(),
        Money.parse(fill.path("value").asText()),
        Money.parse(fill.path("fee").asText()));
  }

  /** Two sides of a contract are worth a dollar together: millionths of it are micro-dollars. */
  private AuditedFill mirrored() {
    return new AuditedFill(
        venue,
        id,
        market,
        token.equals(YES) ? NO : YES,
        Action.BUY,
        millionths,
        new Money(millionths).minus(value),
        fee);
  }

  /** The sum of two parts of the same fill. */
  AuditedFill plus(AuditedFill other) {
    return new AuditedFill(
        venue,
        id,
        market,
        token,
        action,
        millionths + other.millionths,
        value.plus(other.value),
        fee.plus(other.fee));
  }
}
