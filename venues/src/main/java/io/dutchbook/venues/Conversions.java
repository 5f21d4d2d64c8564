package io.dutchbook.venues;

import io.dutchbook.engine.conversion.Conversion;
import io.dutchbook.engine.market.Venue;
import java.util.concurrent.CompletionStage;

/** Submits splits, merges and redeems, and finds out what became of them. */
public interface Conversions {
  /** Whose tokens are converted. */
  Venue venue();

  /**
   * Submits a conversion once. A stage that fails leaves open whether it was taken: what is held
   * then says what happened, and nothing is submitted again before that is known.
   *
   * @param negRisk whether the market settles through Polymarket's neg-risk exchange
   */
  CompletionStage<Progress> submit(Conversion conversion, boolean negRisk);

  /**
   * Asks how far a conversion is.
   *
   * @param transaction its name, as {@link #submit} gave it
   */
  CompletionStage<Progress> progress(String transaction);

  /**
   * How far a conversion is.
   *
   * @param transaction its name at whoever executes it
   */
  record Progress(String transaction, State state) {}

  /** Stages of a conversion. */
  enum State {
    /** Taken, not yet sent to the chain. */
    NEW,
    /** Sent to the chain. */
    EXECUTED,
    /** In a block. */
    MINED,
    /** In a block that stays: done. */
    CONFIRMED,
    /** Given up: nothing was converted. */
    FAILED;

    /** Whether nothing can change any more. */
    public boolean isFinal() {
      return this == CONFIRMED || this == FAILED;
    }
  }
}
