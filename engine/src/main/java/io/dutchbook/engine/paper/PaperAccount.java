package io.dutchbook.engine.paper;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.position.Ledger;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import java.util.Collection;
import java.util.List;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * An account at a venue on paper; never changes.
 *
 * @param capital what was paid in
 * @param ledger what was traded since
 * @param settled instruments that were paid out
 * @param taken what its orders took of displayed sizes
 * @param revision counts the steps that made it
 */
public record PaperAccount(
    Venue venue,
    Money capital,
    Ledger ledger,
    PSet<InstrumentId> settled,
    TakenSizes taken,
    long revision) {

  /** An account into which money has just been paid. */
  public static PaperAccount opened(Venue venue, Money capital) {
    return new PaperAccount(venue, capital, Ledger.EMPTY, HashTreePSet.empty(), TakenSizes.NONE, 0);
  }

  /** Free money: an immediate order locks none. */
  public Money cash() {
    return capital.plus(ledger.cash(venue));
  }

  /** What is held, settled markets apart; none of it nothing. */
  public Collection<Position> held() {
    return ledger.positions().stream().filter(position -> !position.isFlat()).toList();
  }

  /** Whether a market was paid out. */
  public boolean isSettled(String market) {
    return settled.stream().anyMatch(instrument -> instrument.market().equals(market));
  }

  /** The account after a fill. */
  public PaperAccount filled(Fill fill) {
    return with(ledger.apply(fill), taken);
  }

  /** The account after part of a displayed level was taken. */
  public PaperAccount took(TakenSize size) {
    return with(ledger, taken.plus(size));
  }

  /** The account as if nothing had been taken in a market. */
  public PaperAccount forgot(String market) {
    return with(ledger, taken.without(market));
  }

  /** The account after another look at a book. */
  public PaperAccount saw(Depth depth) {
    return with(ledger, taken.seen(depth));
  }

  private PaperAccount with(Ledger traded, TakenSizes sizes) {
    return new PaperAccount(venue, capital, traded, settled, sizes, revision);
  }

  /** The account after an instrument was paid out, which happens once. */
  public PaperAccount paid(PaperPayout payout) {
    InstrumentId instrument = payout.instrument();
    return settled.contains(instrument)
        ? this
        : new PaperAccount(
            venue,
            capital,
            ledger.settle(instrument, payout.price()),
            settled.plus(instrument),
            taken.without(instrument.market()),
            revision);
  }

  /** The same account, known as its next revision. */
  public PaperAccount revised(long next) {
    return new PaperAccount(venue, capital, ledger, settled, taken, next);
  }

  /** The payouts among some that concern an instrument ever traded here, and are news. */
  public List<PaperPayout> due(Collection<PaperPayout> payouts) {
    return payouts.stream()
        .filter(payout -> !settled.contains(payout.instrument()))
        .filter(payout ->
            ledger.positions().stream()
                .anyMatch(position -> position.instrument().equals(payout.instrument())))
        .toList();
  }

  /** The step that makes an order's outcome, and what it took, durable. */
  public PaperChange change(OrderIntent intent, PaperOrder order) {
    String market = intent.instrument().id().market();
    return new PaperChange.Ordered(venue, revision, order, taken.in(market));
  }
}
