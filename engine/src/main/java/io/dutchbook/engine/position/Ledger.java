package io.dutchbook.engine.position;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import java.util.Collection;
import java.util.function.Function;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * All positions of one game.
 *
 * <p>Law: for each venue, cash + cost of positions + fees − realized = 0, to the micro-dollar, when
 * cash starts at zero.
 */
public final class Ledger {
  /** Nothing held anywhere. */
  public static final Ledger EMPTY = new Ledger(HashTreePMap.empty(), HashTreePMap.empty());

  private final PMap<InstrumentId, Position> positions;
  private final PMap<Venue, Money> cash;

  private Ledger(PMap<InstrumentId, Position> positions, PMap<Venue, Money> cash) {
    this.positions = positions;
    this.cash = cash;
  }

  /** A ledger from what a snapshot kept; cash follows from the positions by the ledger's law. */
  public static Ledger of(Collection<Position> positions) {
    Ledger ledger = EMPTY;
    for (Position position : positions) {
      Money flow = position.realized().minus(position.cost()).minus(position.fees());
      ledger = ledger.put(position).pay(position.instrument().venue(), flow);
    }
    return ledger;
  }

  /**
   * Books a fill.
   *
   * @throws IllegalArgumentException when it sells more than is held on a venue that cannot do that
   */
  public Ledger apply(Fill fill) {
    Position before = position(fill.instrument());
    Venue venue = fill.instrument().venue();
    if (fill.action() == Action.BUY) {
      Ledger bought = put(before.bought(fill.millionths(), fill.notional(), fill.fee()));
      return bought.pay(venue, outflow(fill.notional(), fill.fee())).netted(fill.instrument());
    }
    if (venue == Venue.KALSHI && fill.millionths() > before.millionths()) {
      return soldShort(fill, before);
    }
    return put(before.released(fill.millionths(), fill.notional(), fill.fee()))
        .pay(venue, fill.notional().minus(fill.fee()));
  }

  /**
   * Selling more YES than is held buys NO on Kalshi, and the other way round: what is missing was
   * netted away by an earlier purchase of the other side.
   */
  private Ledger soldShort(Fill fill, Position before) {
    long missing = fill.millionths() - before.millionths();
    Money proceeds =
        new Money(
            Exact.mulDivFloor(fill.notional().micros(), before.millionths(), fill.millionths()));
    Money cost = new Money(missing).minus(fill.notional().minus(proceeds));
    Position other = position(otherSide(fill.instrument()));
    return put(before.released(before.millionths(), proceeds, fill.fee()))
        .put(other.bought(missing, cost, Money.ZERO))
        .pay(Venue.KALSHI, proceeds.minus(fill.fee()).minus(cost));
  }

  /**
   * The cost that a fill takes out of a position: what {@link #reverse} must put back. Zero for a
   * purchase.
   */
  public Money released(Fill fill) {
    Position before = position(fill.instrument());
    return fill.action() == Action.BUY
        ? Money.ZERO
        : before.cost().minus(apply(fill).position(fill.instrument()).cost());
  }

  /** Whether everything that a fill brought is still held, so that it can be taken back. */
  public boolean canReverse(Fill fill) {
    return fill.action() == Action.SELL
        || position(fill.instrument()).millionths() >= fill.millionths();
  }

  /**
   * Takes a fill back that its venue did not settle. Only on a venue whose fills are not final.
   *
   * @param released the cost that the fill took out of the position when it was booked
   * @throws IllegalArgumentException when {@link #canReverse} says no
   */
  public Ledger reverse(Fill fill, Money released) {
    Venue venue = fill.instrument().venue();
    if (venue.fillsAreFinal()) {
      throw new IllegalArgumentException("fill " + fill.fillId() + " of " + venue + " is final");
    }
    Position before = position(fill.instrument());
    return fill.action() == Action.BUY
        ? put(before.unbought(fill.millionths(), fill.notional(), fill.fee()))
            .pay(venue, fill.notional().plus(fill.fee()))
        : put(before.unsold(fill.millionths(), fill.notional(), fill.fee(), released))
            .pay(venue, fill.fee().minus(fill.notional()));
  }

  private static Money outflow(Money notional, Money fee) {
    return notional.plus(fee).negated();
  }

  /**
   * Kalshi keeps one net position a market: a YES and a NO together are handed back at once for a
   * dollar (documented 2026). Polymarket holds both tokens until they are merged.
   */
  private Ledger netted(InstrumentId instrument) {
    if (instrument.venue() != Venue.KALSHI) {
      return this;
    }
    Position yes = position(side(instrument, InstrumentId.YES));
    Position no = position(side(instrument, InstrumentId.NO));
    Quantity pairs = yes.quantity().min(no.quantity());
    if (pairs.isZero()) {
      return this;
    }
    long given = pairs.hundredths() * Fill.MILLIONTHS_PER_HUNDREDTH;
    // The dollar is booked on the NO side; the YES side gives its contracts up for nothing.
    Money dollars = Price.ONE.times(pairs);
    return put(yes.released(given, Money.ZERO, Money.ZERO))
        .put(no.released(given, dollars, Money.ZERO))
        .pay(Venue.KALSHI, dollars);
  }

  private static InstrumentId otherSide(InstrumentId instrument) {
    boolean isYes = instrument.token().equals(InstrumentId.YES);
    return side(instrument, isYes ? InstrumentId.NO : InstrumentId.YES);
  }

  private static InstrumentId side(InstrumentId instrument, String token) {
    return new InstrumentId(instrument.venue(), instrument.market(), token);
  }

  /** Books the venue's settlement of an instrument: every contract pays {@code price}. */
  public Ledger settle(InstrumentId instrument, Price price) {
    Position before = position(instrument);
    return put(before.settled(price)).pay(instrument.venue(), before.payout(price));
  }

  /**
   * Books that a venue pays another amount for an instrument than it first did.
   *
   * @param more how much more; negative for less
   */
  public Ledger correct(InstrumentId instrument, Money more) {
    return put(position(instrument).corrected(more)).pay(instrument.venue(), more);
  }

  /**
   * Brings what is held of an instrument in line with what its venue says. Nobody knows what was
   * paid or received, so no money moves here: more is held for nothing, less is lost.
   *
   * @param millionths how much more is held, in millionths of a contract; negative for less
   */
  public Ledger adjust(InstrumentId instrument, long millionths) {
    Position before = position(instrument);
    return put(
        millionths >= 0
            ? before.bought(millionths, Money.ZERO, Money.ZERO)
            : before.released(-millionths, Money.ZERO, Money.ZERO));
  }

  private Ledger put(Position position) {
    return new Ledger(positions.plus(position.instrument(), position), cash);
  }

  private Ledger pay(Venue venue, Money amount) {
    return new Ledger(positions, cash.plus(venue, cash(venue).plus(amount)));
  }

  /** What is held of an instrument; nothing when it was never traded. */
  public Position position(InstrumentId instrument) {
    return positions.getOrDefault(instrument, Position.none(instrument));
  }

  /** Every instrument ever traded. */
  public Collection<Position> positions() {
    return positions.values();
  }

  /** What has flowed in less what has flowed out at a venue. */
  public Money cash(Venue venue) {
    return cash.getOrDefault(venue, Money.ZERO);
  }

  /** What the held contracts of a venue cost. */
  public Money cost(Venue venue) {
    return sum(venue, Position::cost);
  }

  /** All fees paid at a venue. */
  public Money fees(Venue venue) {
    return sum(venue, Position::fees);
  }

  /** What was earned at a venue on everything no longer held, fees apart. */
  public Money realized(Venue venue) {
    return sum(venue, Position::realized);
  }

  private Money sum(Venue venue, Function<Position, Money> part) {
    return positions.values().stream()
        .filter(position -> position.instrument().venue() == venue)
        .map(part)
        .reduce(Money.ZERO, Money::plus);
  }
}
