package io.dutchbook.simulator.makers;

import java.util.random.RandomGenerator;

/**
 * An error that wanders and returns: it goes gently after a target that itself follows a
 * mean-reverting random walk. Belongs to one thread.
 */
final class Opinion {
  private final double targetKept;
  private final double shock;
  private final double gone;
  private final RandomGenerator numbers;
  private double target;
  private double value;

  /** An opinion somewhere in its usual range, moved on in steps of a fixed length. */
  Opinion(MakerSettings settings, long stepMillis, RandomGenerator numbers) {
    this.numbers = numbers;
    this.targetKept = Math.pow(0.5, (double) stepMillis / settings.opinionHalfLife());
    this.gone = 1 - Math.pow(0.5, (double) stepMillis / settings.opinionEase());
    double deviation = settings.opinionDeviation() / Math.sqrt(2);
    this.shock = deviation * Math.sqrt(1 - targetKept * targetKept);
    this.target = deviation * numbers.nextGaussian();
    this.value = target;
  }

  void step() {
    target = target * targetKept + shock * numbers.nextGaussian();
    value += (target - value) * gone;
  }

  /** The error now, in log-odds. */
  double value() {
    return value;
  }
}
