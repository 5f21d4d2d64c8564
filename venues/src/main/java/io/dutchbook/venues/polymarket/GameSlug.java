package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.LeagueCodes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slug of a game's event: {@code nba-bos-cle-2026-10-08}, the date being the day in the US.
 * What follows the date tells events of one game apart.
 *
 * @param slug as a whole
 * @param league whose game it is
 * @param sides the codes of both clubs, in the slug's order
 * @param date the day that it names
 */
record GameSlug(String slug, League league, List<String> sides, LocalDate date) {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9]+)-([a-z0-9]+)-([a-z0-9]+)-(\\d{4}-\\d{2}-\\d{2})(?:-more-markets|-game-?\\d)?");

  /** Reads a slug; nothing when it is not that of a game of a league that is known. */
  static Optional<GameSlug> parse(String slug) {
    Matcher form = FORM.matcher(slug);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(form.group(4));
      return LeagueCodes.ofPolymarket(form.group(1))
          .map(league -> new GameSlug(slug, league, List.of(form.group(2), form.group(3)), date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads a slug; nothing when it is not that of a game of this league. */
  static Optional<GameSlug> parse(League league, String slug) {
    return parse(slug).filter(game -> game.league() == league);
  }
}
