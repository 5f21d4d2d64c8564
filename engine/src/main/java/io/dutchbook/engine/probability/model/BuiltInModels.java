package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.SportState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The models that come with the program, with the coefficients in their resources. */
public final class BuiltInModels {
  private static final String PROVENANCE = "provenance.";

  private BuiltInModels() {}

  /** The model of a competition with the coefficients that come with the program. */
  public static WinProbabilityModel<? extends SportState> of(Competition competition) {
    return with(competition, coefficients(competition));
  }

  /** The model of a competition with other coefficients. */
  public static WinProbabilityModel<? extends SportState> with(
      Competition competition, Coefficients coefficients) {
    return switch (competition) {
      case NFL, NCAAF -> new FootballModel(competition, coefficients);
      case NBA, WNBA, NCAABM, NCAABW -> new BasketballModel(competition, coefficients);
      case NHL -> new HockeyModel(coefficients);
      case MLB -> new BaseballModel(coefficients);
      case SOCCER -> new SoccerModel(coefficients);
    };
  }

  /** What is fitted of a group of a competition's form: with a prior, or bare. */
  public static List<FitParameter> parameters(Competition competition, boolean prior) {
    return switch (competition) {
      case NFL, NCAAF -> FootballModel.parameters(prior);
      case NBA, WNBA, NCAABM, NCAABW -> BasketballModel.parameters(prior);
      case NHL -> HockeyModel.parameters(prior);
      case MLB -> BaseballModel.parameters(prior);
      case SOCCER -> SoccerModel.parameters(prior);
    };
  }

  /** The coefficients that come with the program. */
  public static Coefficients coefficients(Competition competition) {
    TreeMap<String, Double> values = new TreeMap<>();
    resource(competition)
        .forEach((name, value) -> {
          if (!name.startsWith(PROVENANCE)) {
            values.put(name, Double.valueOf(value));
          }
        });
    return new Coefficients(values);
  }

  /** Where they come from: data, seasons, games, rows, date, program and scores. */
  public static Map<String, String> provenance(Competition competition) {
    TreeMap<String, String> said = new TreeMap<>();
    resource(competition)
        .forEach((name, value) -> {
          if (name.startsWith(PROVENANCE)) {
            said.put(name.substring(PROVENANCE.length()), value);
          }
        });
    return said;
  }

  private static Map<String, String> resource(Competition competition) {
    String name = competition.key() + ".properties";
    Properties read = new Properties();
    try (InputStream in = BuiltInModels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no coefficients " + name);
      }
      read.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("coefficients " + name, e);
    }
    TreeMap<String, String> values = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
    return values;
  }
}
