package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Money;

/** How much a trade may cost, fees included, in all and leg by leg. */
public interface SpendLimits {
  /** No limit but the displayed depth. */
  SpendLimits NONE =
      new SpendLimits() {
        @Override
        public Money total() {
          return new Money(Long.MAX_VALUE);
        }

        @Override
        public Money on(Instrument instrument) {
          return new Money(Long.MAX_VALUE);
        }
      };

  /** The most that all legs together may cost. */
  Money total();

  /** The most that the leg of an instrument may cost. */
  Money on(Instrument instrument);
}
