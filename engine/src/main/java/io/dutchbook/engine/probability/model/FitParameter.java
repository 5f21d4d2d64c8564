package io.dutchbook.engine.probability.model;

/**
 * A coefficient that is fitted.
 *
 * @param name its name in its group
 * @param start where the fit begins
 * @param scale how far it is expected to go from there; more is punished lightly
 * @param positive whether it must stay above zero, which the laws may need
 */
public record FitParameter(String name, double start, double scale, boolean positive) {
  /** One that may have either sign. */
  public static FitParameter free(String name, double start, double scale) {
    return new FitParameter(name, start, scale, false);
  }

  /** One that stays above zero. */
  public static FitParameter positive(String name, double start) {
    return new FitParameter(name, start, 1, true);
  }
}
