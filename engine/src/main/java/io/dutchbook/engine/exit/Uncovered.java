package io.dutchbook.engine.exit;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the contracts of a game nothing covers: those that can go without making the worst
 * outcome worse. What pays in the worst outcome, or is needed to pay no less in another one, is
 * cover.
 */
public final class Uncovered {
  private Uncovered() {}

  /**
   * Contracts of an instrument.
   *
   * @param instrument of what
   * @param quantity how many
   */
  public record Part(Instrument instrument, Quantity quantity) {}

  /**
   * What nothing covers. Where one of two would do as cover, the one that comes first goes.
   *
   * @param held everything held of a game
   */
  public static List<Part> of(List<Part> held) {
    if (held.isEmpty()) {
      return List.of();
    }
    long[] payouts = payouts(held);
    long worst = Long.MAX_VALUE;
    for (long payout : payouts) {
      worst = Math.min(worst, payout);
    }
    List<Part> bare = new ArrayList<>();
    for (Part part : held) {
      long spare = spare(part, payouts, worst);
      if (spare > 0) {
        take(part.instrument().payoff(), spare, payouts);
        bare.add(new Part(part.instrument(), new Quantity(spare)));
      }
    }
    return bare;
  }

  private static long[] payouts(List<Part> held) {
    long[] payouts = new long[held.getFirst().instrument().payoff().size()];
    held.forEach(part -> take(part.instrument().payoff(), -part.quantity().hundredths(), payouts));
    return payouts;
  }

  private static void take(Payoff payoff, long hundredths, long[] payouts) {
    for (int outcome = 0; outcome < payouts.length; outcome++) {
      long paid = Math.multiplyExact(hundredths, payoff.in(outcome).tenThousandths());
      payouts[outcome] = Math.subtractExact(payouts[outcome], paid);
    }
  }

  private static long spare(Part part, long[] payouts, long worst) {
    long spare = part.quantity().hundredths();
    for (int outcome = 0; outcome < payouts.length; outcome++) {
      int paid = part.instrument().payoff().in(outcome).tenThousandths();
      spare = paid == 0 ? spare : Math.min(spare, (payouts[outcome] - worst) / paid);
    }
    return spare;
  }
}
