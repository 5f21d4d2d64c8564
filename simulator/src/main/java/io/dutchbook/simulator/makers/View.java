package io.dutchbook.simulator.makers;

import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Price;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a desk believes of one game. Belongs to one thread. */
final class View {
  /** The grid on which opinions move. */
  static final long STEP = 250;

  private static final double LEAST = 1e-4;

  private final MakerSettings settings;
  private final RandomGenerator lags;
  private final List<Opinion> opinions = new ArrayList<>();
  private final double[] skews;
  private final Deque<News> underWay = new ArrayDeque<>();
  private List<Double> known;
  private long steppedTo;

  /** A view that begins with the truth. */
  View(MakerSettings settings, List<Double> truth, long now, RandomGenerator numbers) {
    this.settings = settings;
    this.lags = numbers;
    this.known = truth;
    this.skews = new double[truth.size()];
    this.steppedTo = now;
    for (int i = 0; i < truth.size(); i++) {
      opinions.add(new Opinion(settings, STEP, numbers));
    }
  }

  /** Something happened in the game; the desk will know of it after a while. */
  void hear(List<Double> truth, long at) {
    long lag = lags.nextLong(settings.soonestLag(), settings.latestLag());
    long knownAt = at + lag;
    if (!underWay.isEmpty()) {
      knownAt = Math.max(knownAt, underWay.getLast().knownAt());
    }
    underWay.add(new News(knownAt, truth));
  }

  /** Lets time pass. */
  void advance(long now) {
    while (!underWay.isEmpty() && underWay.getFirst().knownAt() <= now) {
      known = underWay.removeFirst().truth();
    }
    double kept = Math.pow(0.5, (double) STEP / settings.skewHalfLife());
    for (; steppedTo + STEP <= now; steppedTo += STEP) {
      opinions.forEach(Opinion::step);
      for (int i = 0; i < skews.length; i++) {
        skews[i] *= kept;
      }
    }
  }

  /**
   * Somebody bought a claim from the desk: perhaps they know something.
   *
   * @param contracts how many, below zero when they sold
   */
  void sold(Payoff claim, double contracts) {
    for (int i = 0; i < skews.length; i++) {
      skews[i] += settings.skew() * contracts / 100 * share(claim, i);
    }
  }

  /** What a claim is worth in this view, in dollars. */
  double worth(Payoff claim) {
    double sum = 0;
    double worth = 0;
    for (int i = 0; i < skews.length; i++) {
      double weight = Math.max(known.get(i), LEAST) * Math.exp(opinions.get(i).value() + skews[i]);
      sum += weight;
      worth += weight * share(claim, i);
    }
    return worth / sum;
  }

  private static double share(Payoff claim, int outcome) {
    return (double) claim.in(outcome).tenThousandths() / Price.DOLLAR;
  }

  /** A truth on its way to the desk. */
  private record News(long knownAt, List<Double> truth) {}
}
