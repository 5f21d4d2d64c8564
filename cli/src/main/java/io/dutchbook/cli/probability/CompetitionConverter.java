package io.dutchbook.cli.probability;

import io.dutchbook.engine.probability.Competition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a league. */
public final class CompetitionConverter implements ITypeConverter<Competition> {
  @Override
  public Competition convert(String value) {
    return Competition.ofKey(value)
        .orElseThrow(
            () -> new TypeConversionException("'" + value + "' is none of " + Competition.keys()));
  }
}
