package io.dutchbook.venues.espn;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.PregameLine;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bookmakers' lines on the board: there before the start, mostly gone once a game is live. Which
 * side a spread belongs to is told by {@code details} and {@code favorite}; the sign of {@code
 * spread} alone is not to be trusted (2026-09).
 */
final class EspnOdds {
  private static final Pattern DETAILS = Pattern.compile("(\\S+) ([+-]?\\d{1,5}(?:\\.\\d{1,2})?)");
  private static final BigDecimal LEAST_MONEY_LINE = BigDecimal.valueOf(100);
  private static final int MOST_MONEY_LINE = 1_000_000;

  private final EspnSides sides;
  private final Fields odds;
  private @Nullable BigDecimal homeSpread;
  private @Nullable Integer homeMoneyLine;
  private @Nullable Integer awayMoneyLine;

  private EspnOdds(EspnSides sides, Fields odds) {
    this.sides = sides;
    this.odds = odds;
  }

  /** The first line that says anything; nothing when none does. The list can hold nulls. */
  static @Nullable PregameLine read(Fields game, EspnSides sides) {
    for (JsonNode element : game.optionalList("odds")) {
      if (element.isObject()) {
        PregameLine line = new EspnOdds(sides, Fields.of(element, "odds")).line();
        if (line.saysWho() || line.total() != null) {
          return line;
        }
      }
    }
    return null;
  }

  private PregameLine line() {
    odds.optionalText("details")
        .map(DETAILS::matcher)
        .filter(Matcher::matches)
        .ifPresent(this::take);
    if (homeSpread == null) {
      spread();
    }
    Integer home = moneyLine("homeTeamOdds");
    Integer away = moneyLine("awayTeamOdds");
    return new PregameLine(
        odds.optionalObject("provider").flatMap(from -> from.optionalText("name")).orElse(""),
        homeSpread,
        odds.optionalDecimal("overUnder").filter(total -> total.signum() > 0).orElse(null),
        home == null ? homeMoneyLine : home,
        away == null ? awayMoneyLine : away,
        moneyLine("drawOdds"));
  }

  /** {@code TEN -5.5} is a spread, {@code CHW -155} a money line; both are the named team's. */
  private void take(Matcher details) {
    GameSide side = side(details.group(1));
    BigDecimal number = new BigDecimal(details.group(2));
    if (side == null) {
      return;
    }
    if (number.abs().compareTo(LEAST_MONEY_LINE) < 0) {
      homeSpread = plain(side == GameSide.HOME ? number : number.negate());
    } else if (side == GameSide.HOME) {
      homeMoneyLine = number.intValue();
    } else {
      awayMoneyLine = number.intValue();
    }
  }

  private @Nullable GameSide side(String code) {
    if (code.equals(sides.homeCode())) {
      return GameSide.HOME;
    }
    return code.equals(sides.awayCode()) ? GameSide.AWAY : null;
  }

  private void spread() {
    Optional<BigDecimal> spread = odds.optionalDecimal("spread").map(BigDecimal::abs);
    boolean home = isFavorite("homeTeamOdds");
    if (spread.isPresent() && home != isFavorite("awayTeamOdds")) {
      homeSpread = plain(home ? spread.get().negate() : spread.get());
    }
  }

  private boolean isFavorite(String side) {
    return odds.optionalObject(side).flatMap(team -> team.optionalFlag("favorite")).orElse(false);
  }

  private @Nullable Integer moneyLine(String side) {
    return odds.optionalObject(side)
        .flatMap(team -> team.optionalDecimal("moneyLine"))
        .filter(line -> line.abs().compareTo(LEAST_MONEY_LINE) >= 0)
        .filter(line -> line.abs().intValue() < MOST_MONEY_LINE)
        .map(BigDecimal::intValue)
        .orElse(null);
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
