package io.dutchbook.engine.probability;

import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.SoccerState;
import io.dutchbook.engine.probability.state.SportState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has a model of its own. One model serves all of soccer. */
public enum Competition {
  /** National Football League. */
  NFL(FootballState.class, 4, 3600, ""),
  /** College football. */
  NCAAF(FootballState.class, 4, 3600, "cfb"),
  /** National Basketball Association. */
  NBA(BasketballState.class, 4, 2880, ""),
  /** Women's National Basketball Association. */
  WNBA(BasketballState.class, 4, 2400, ""),
  /** Men's college basketball: two halves. */
  NCAABM(BasketballState.class, 2, 2400, "ncaab ncaamb"),
  /** Women's college basketball: four quarters. */
  NCAABW(BasketballState.class, 4, 2400, "ncaawb"),
  /** National Hockey League. */
  NHL(HockeyState.class, 3, 3600, ""),
  /** Major League Baseball; no clock. */
  MLB(BaseballState.class, 9, 0, ""),
  /** Association football, three-way. */
  SOCCER(SoccerState.class, 2, 5400, "soccer_int epl");

  private final Class<? extends SportState> stateType;
  private final int periods;
  private final int seconds;
  private final String aliases;

  Competition(Class<? extends SportState> stateType, int periods, int seconds, String aliases) {
    this.stateType = stateType;
    this.periods = periods;
    this.seconds = seconds;
    this.aliases = aliases;
  }

  /** Its name in files and commands: {@code ncaabm}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The competition of a key or an alias, whatever its case; nothing when there is none. */
  public static Optional<Competition> ofKey(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(competition ->
            competition.key().equals(lower)
                || List.of(competition.aliases.split(" ")).contains(lower))
        .findFirst();
  }

  /** All keys, for messages about a wrong one. */
  public static String keys() {
    return Arrays.stream(values()).map(Competition::key).collect(Collectors.joining(", "));
  }

  /** What its model is told of a game. */
  public Class<? extends SportState> stateType() {
    return stateType;
  }

  /** Periods of regulation; innings in baseball. */
  public int periods() {
    return periods;
  }

  /** Seconds of regulation; 0 where no clock runs. */
  public int regulationSeconds() {
    return seconds;
  }
}
