package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.json.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a game's two clubs an outcome names. The event's own list of teams and the engine's
 * table are both asked; the position of an outcome never decides.
 */
final class ClubNames {
  private final League league;
  private final List<String> sides;
  private final List<Fields> teams;

  ClubNames(League league, List<String> sides, Fields event) {
    this.league = league;
    this.sides = sides;
    this.teams =
        event.optionalList("teams").stream().map(team -> Fields.of(team, "event")).toList();
  }

  /** Whether the event's teams, where it lists two with codes, are those of its slug. */
  boolean agreeWithSlug() {
    List<String> codes =
        teams.stream().flatMap(team -> team.optionalText("abbreviation").stream()).toList();
    Set<String> lower = new HashSet<>();
    codes.forEach(code -> lower.add(code.toLowerCase(Locale.ROOT)));
    return codes.size() != 2 || lower.equals(Ordered.set(sides));
  }

  /** The code of the club with this name; nothing when it is neither, or could be both. */
  Optional<String> code(String outcome) {
    Set<String> codes = new HashSet<>();
    for (Fields team : teams) {
      if (isNamed(team, outcome)) {
        team.optionalText("abbreviation")
            .ifPresent(code -> codes.add(code.toLowerCase(Locale.ROOT)));
      }
    }
    Teams.table().of(league).stream()
        .filter(team ->
            team.polymarketName().equalsIgnoreCase(outcome)
                || team.name().equalsIgnoreCase(outcome))
        .forEach(team -> codes.add(team.polymarketCode()));
    codes.retainAll(sides);
    return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
  }

  private static boolean isNamed(Fields team, String outcome) {
    return List.of("name", "alias", "abbreviation").stream()
        .flatMap(field -> team.optionalText(field).stream())
        .anyMatch(outcome::equalsIgnoreCase);
  }
}
