package io.dutchbook.engine.drift;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.HashMap;
import java.util.Map;

/**
 * How much dearer the best offer of an instrument gets, on average, while an order for something
 * else is held back. What gets cheaper counts as not moved: nobody is sure to profit from that.
 *
 * <p>One measurement after the other, never two at once: an offer is noted, and looked at again
 * when the time is over. An offer that was not looked at in time, or is gone, measures nothing.
 * Belongs to one thread.
 */
public final class AskDrift {
  private static final int CENTIMICROS = 100;

  private final DriftSettings settings;
  private final long horizon;
  private final Map<InstrumentId, Measure> measures = new HashMap<>();

  /** An offer that was noted, and the mean so far in hundredths of a micro-dollar a contract. */
  private record Measure(long since, int ask, long mean) {}

  /**
   * Nothing measured yet.
   *
   * @param horizon how long orders are held back, in milliseconds; 0 where none is
   */
  public AskDrift(DriftSettings settings, long horizon) {
    this.settings = settings;
    this.horizon = horizon;
  }

  /**
   * The best offer of a moment.
   *
   * @param ask in ten-thousandths of a dollar; of a book that may be believed
   * @param now epoch milliseconds; never earlier than before
   */
  public void saw(InstrumentId instrument, int ask, long now) {
    if (horizon == 0) {
      return;
    }
    Measure measure = measures.get(instrument);
    if (measure == null) {
      measures.put(instrument, new Measure(now, ask, prior()));
      return;
    }
    long passed = now - measure.since();
    if (passed < horizon) {
      return;
    }
    boolean inTime = passed <= 2 * horizon;
    long mean = inTime ? next(measure, ask) : measure.mean();
    measures.put(instrument, new Measure(now, ask, mean));
  }

  private long next(Measure measure, int ask) {
    long dearer = Math.max(0, ask - measure.ask()) * (long) perTenThousandth();
    return measure.mean() + (dearer - measure.mean()) / settings.memory();
  }

  private static int perTenThousandth() {
    return 100 * CENTIMICROS;
  }

  private long prior() {
    return (long) settings.prior().tenThousandths() * perTenThousandth();
  }

  /** The book of an instrument may not be believed: what was noted of it measures nothing. */
  public void lost(InstrumentId instrument) {
    Measure measure = measures.get(instrument);
    if (measure != null) {
      measures.put(instrument, new Measure(Long.MIN_VALUE / 2, measure.ask(), measure.mean()));
    }
  }

  /** What a quantity is expected to get dearer by, rounded up; the prior before any measurement. */
  public Money expected(InstrumentId instrument, Quantity quantity) {
    Measure measure = measures.get(instrument);
    long mean = measure == null ? prior() : measure.mean();
    long hundredthsOfAContract = 100;
    return new Money(
        Exact.mulDivCeil(mean, quantity.hundredths(), CENTIMICROS * hundredthsOfAContract));
  }

  /** What a contract is expected to get dearer by, rounded up to a ten-thousandth of a dollar. */
  public Price perContract(InstrumentId instrument) {
    long micros = expected(instrument, Quantity.of(1)).micros();
    return new Price((int) Math.min(Price.DOLLAR, Exact.mulDivCeil(micros, 1, 100)));
  }
}
