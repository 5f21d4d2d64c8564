package io.dutchbook.simulator.games;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one chance brings: points with their probabilities, nothing otherwise.
 *
 * @param ways how a chance can score
 */
record Scoring(List<Way> ways) {
  Scoring {
    ways = List.copyOf(ways);
    if (ways.stream().mapToDouble(Way::probability).sum() > 1) {
      throw new IllegalArgumentException("a chance scores with more than certainty: " + ways);
    }
  }

  /** The same ways, each a little more or less likely. */
  Scoring times(double factor) {
    return new Scoring(
        ways.stream().map(way -> new Way(way.points, way.probability * factor)).toList());
  }

  /** The points of one chance. */
  int draw(RandomGenerator numbers) {
    double left = numbers.nextDouble();
    for (Way way : ways) {
      left -= way.probability;
      if (left < 0) {
        return way.points;
      }
    }
    return 0;
  }

  /**
   * One way to score.
   *
   * @param points more than zero
   */
  record Way(int points, double probability) {}
}
