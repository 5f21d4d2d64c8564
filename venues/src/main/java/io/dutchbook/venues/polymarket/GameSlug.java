package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.game.League;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slug of a game's event: {@code nba-bos-cle-2026-10-08}, the date being the day in the US.
 *
 * @param slug as a whole
 * @param sides the codes of both clubs, in the slug's order
 * @param date the day that it names
 */
record GameSlug(String slug, List<String> sides, LocalDate date) {
  private static final Pattern FORM =
      Pattern.compile("([a-z]+)-([a-z0-9]+)-([a-z0-9]+)-(\\d{4}-\\d{2}-\\d{2})");

  /** Reads a slug; nothing when it is not that of a game of this league. */
  static Optional<GameSlug> parse(League league, String slug) {
    Matcher form = FORM.matcher(slug);
    if (!form.matches() || !form.group(1).equals(league.key())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new GameSlug(
              slug, List.of(form.group(2), form.group(3)), LocalDate.parse(form.group(4))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
