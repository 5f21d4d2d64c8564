package io.dutchbook.actors.discovery;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Fixture;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.matching.Matcher;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.engine.money.Price;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.shard.ShardCommand.Payout;
import io.dutchbook.venues.Catalogue.Settlement;
import io.dutchbook.venues.Scoreboard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which games there are and what can be bought on them, put together from scoreboards and
 * catalogues. Belongs to discovery.
 */
final class GameRegistry {
  private static final long NEAR_MILLIS = 3_600_000;
  private static final long LONGEST_MILLIS = 5 * 3_600_000L;

  private final DiscoverySettings settings;
  private final Matcher matcher = new Matcher(Teams.table());
  private final Map<League, List<Fixture>> fixtures = new EnumMap<>(League.class);
  private final Map<League, List<Fixture>> scheduled = new EnumMap<>(League.class);
  private final Map<GameId, GamePhase> phases = new HashMap<>();
  private final Map<League, Map<Venue, List<Listing>>> listings = new EnumMap<>(League.class);
  private final Map<GameId, GameDefinition> definitions = new LinkedHashMap<>();
  private final Map<GameId, Set<InstrumentId>> listed = new HashMap<>();
  private final Map<InstrumentId, Price> payouts = new LinkedHashMap<>();

  GameRegistry(DiscoverySettings settings) {
    this.settings = settings;
  }

  /** Takes in a scoreboard. */
  void scoreboard(League league, List<Scoreboard.Entry> entries, long now) {
    List<Fixture> known = new ArrayList<>();
    for (Scoreboard.Entry entry : entries) {
      fixture(league, entry).ifPresent(known::add);
      phases.put(league.game(entry.gameId()), entry.state().phase());
    }
    fixtures.put(league, known);
    define(league, now);
  }

  /** Takes in the games of the days ahead. Those that a board shows, too, are taken from there. */
  void schedule(League league, List<Scoreboard.Entry> entries, long now) {
    scheduled.put(
        league, entries.stream().flatMap(entry -> fixture(league, entry).stream()).toList());
    for (Scoreboard.Entry entry : entries) {
      GameId game = league.game(entry.gameId());
      if (fixtures.getOrDefault(league, List.of()).stream().noneMatch(f -> f.id().equals(game))) {
        phases.put(game, entry.state().phase());
      }
    }
    define(league, now);
  }

  private List<Fixture> known(League league) {
    Map<GameId, Fixture> known = new LinkedHashMap<>();
    scheduled.getOrDefault(league, List.of()).forEach(game -> known.put(game.id(), game));
    fixtures.getOrDefault(league, List.of()).forEach(game -> known.put(game.id(), game));
    return List.copyOf(known.values());
  }

  private Optional<Fixture> fixture(League league, Scoreboard.Entry entry) {
    Teams teams = Teams.table();
    return teams
        .onScoreboard(league, entry.homeCode())
        .flatMap(home ->
            teams
                .onScoreboard(league, entry.awayCode())
                .map(away ->
                    new Fixture(
                        league.game(entry.gameId()),
                        league,
                        home,
                        away,
                        gameDay(entry.startsAt()),
                        entry.startsAt())));
  }

  private LocalDate gameDay(long startsAt) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(startsAt), settings.gameDay());
  }

  /** Takes in a venue's list of markets. */
  void catalogue(League league, Venue venue, List<Listing> markets, long now) {
    listings.computeIfAbsent(league, l -> new EnumMap<>(Venue.class)).put(venue, markets);
    define(league, now);
  }

  private void define(League league, long now) {
    List<Fixture> known = known(league);
    for (Fixture fixture : known) {
      if (fixture.startsAt() - now <= settings.openBefore().toMillis()) {
        List<Listing> markets =
            listings.getOrDefault(league, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
        define(fixture, matcher.instruments(fixture, known, markets));
      }
    }
  }

  /** A market that has closed leaves the catalogue but not the game: it may still be held. */
  private void define(Fixture fixture, List<Instrument> listedNow) {
    listed.put(fixture.id(), listedNow.stream().map(Instrument::id).collect(Ordered.toSet()));
    Map<InstrumentId, Instrument> instruments = new LinkedHashMap<>();
    Optional.ofNullable(definitions.get(fixture.id()))
        .ifPresent(before -> before.instruments().forEach(i -> instruments.put(i.id(), i)));
    listedNow.forEach(i -> instruments.put(i.id(), i));
    if (instruments.size() >= 2) {
      definitions.put(
          fixture.id(),
          new GameDefinition(
              fixture.id(),
              fixture.league(),
              fixture.id().value().substring(fixture.league().key().length() + 1),
              fixture.home().name(),
              fixture.away().name(),
              fixture.startsAt(),
              fixture.league().outcomes(),
              List.copyOf(instruments.values())));
    }
  }

  /**
   * Lets markets go that every venue's latest list leaves out, of games that are still on and in
   * which nothing is held or under way. A game whose last market closes keeps it: its result is
   * awaited.
   */
  void leaveClosed(Set<GameId> busy) {
    for (GameDefinition game : List.copyOf(definitions.values())) {
      Set<InstrumentId> open = listed.getOrDefault(game.id(), Set.of());
      if (!busy.contains(game.id()) && !isOver(game.id()) && open.size() >= 2) {
        List<Instrument> left =
            game.instruments().stream().filter(i -> open.contains(i.id())).toList();
        if (left.size() < game.instruments().size()) {
          definitions.put(game.id(), game.with(left));
        }
      }
    }
  }

  /** Takes in final results of markets. */
  void settled(Venue venue, List<Settlement> settlements) {
    for (Settlement settlement : settlements) {
      settlement
          .payouts()
          .forEach(payout ->
              payouts.put(
                  new InstrumentId(venue, settlement.market(), payout.token()), payout.price()));
    }
  }

  /** Games that must be watched. */
  Collection<GameDefinition> games() {
    return definitions.values();
  }

  /** What a contract of each settled instrument among some markets pays. */
  List<Payout> payouts(Set<String> markets) {
    return payouts.entrySet().stream()
        .filter(entry -> markets.contains(entry.getKey().market()))
        .map(entry -> new Payout(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Markets of a venue whose result is awaited: those of games that are over. */
  Set<String> awaitingResult(Venue venue) {
    Set<String> markets = new HashSet<>();
    for (GameDefinition game : definitions.values()) {
      if (isOver(game.id())) {
        game.instruments().stream()
            .map(Instrument::id)
            .filter(id -> id.venue() == venue && !payouts.containsKey(id))
            .forEach(id -> markets.add(id.market()));
      }
    }
    return markets;
  }

  private boolean isOver(GameId game) {
    GamePhase phase = phases.getOrDefault(game, GamePhase.UNKNOWN);
    return phase == GamePhase.FINAL || phase.isOff() || !isOnBoard(game);
  }

  private boolean isOnBoard(GameId game) {
    return allFixtures().anyMatch(fixture -> fixture.id().equals(game));
  }

  /** Whether a game is neither watched nor on a board that has been read. */
  boolean isGone(GameId game) {
    return !definitions.containsKey(game)
        && !isOnBoard(game)
        && League.of(game).filter(fixtures::containsKey).isPresent();
  }

  /** Games all of whose instruments the venues have settled. */
  List<GameDefinition> finished() {
    return definitions.values().stream()
        .filter(game ->
            isOver(game.id())
                && game.instruments().stream().allMatch(i -> payouts.containsKey(i.id())))
        .toList();
  }

  /** Forgets a game that has been let go, with its results. */
  void forget(GameId game) {
    GameDefinition definition = definitions.remove(game);
    phases.remove(game);
    listed.remove(game);
    if (definition != null) {
      definition.instruments().forEach(i -> payouts.remove(i.id()));
    }
  }

  /** Games on the boards, due to be open, for which fewer than two venues list a market. */
  List<GameId> unmatched(long now) {
    return allFixtures()
        .filter(fixture -> fixture.startsAt() - now <= settings.openBefore().toMillis())
        .map(Fixture::id)
        .filter(game -> venuesOf(game) < 2)
        .toList();
  }

  /** Whether a game of a league lacks a market at some venue. */
  boolean lacksMarkets(League league, long now) {
    return unmatched(now).stream().anyMatch(game -> League.of(game).equals(Optional.of(league)));
  }

  /** Whether a game of a league begins soon, or may still be on. */
  boolean isNear(League league, long now) {
    return fixtures.getOrDefault(league, List.of()).stream()
        .anyMatch(fixture ->
            fixture.startsAt() - now <= NEAR_MILLIS && now - fixture.startsAt() <= LONGEST_MILLIS);
  }

  private long venuesOf(GameId game) {
    GameDefinition definition = definitions.get(game);
    return definition == null
        ? 0
        : definition.instruments().stream().map(Instrument::venue).distinct().count();
  }

  private Stream<Fixture> allFixtures() {
    return Arrays.stream(League.values()).flatMap(league -> known(league).stream());
  }
}
