package io.dutchbook.engine.exit;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Price;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * When positions that nothing covers are sold; all times in milliseconds.
 *
 * @param sells whether they are sold at all
 * @param levels stop loss and take profit of each league
 * @param edgeGoneBy how much more than it is worth a contract must bring after fees
 * @param minHold how long a position is kept at least
 * @param maxHold how long it is kept at most; 0 for until it settles
 * @param holdAbove a contract bid at this or more is kept until it settles
 * @param holdBelow a contract bid at this or less is kept until it settles
 * @param holdLastSeconds seconds of play before the end from which on everything is kept
 * @param maxSpread how far bid and offer may be apart for the bid to count
 * @param maxSlippage how far below the best bid may be sold
 * @param standsFor how long a reason must stand before it is acted on
 * @param retryEvery how long the game rests after a sale that left something
 * @param pairs when locked sets are sold
 */
public record ExitSettings(
    boolean sells,
    Map<League, ExitLevels> levels,
    Price edgeGoneBy,
    long minHold,
    long maxHold,
    Price holdAbove,
    Price holdBelow,
    long holdLastSeconds,
    Price maxSpread,
    Price maxSlippage,
    long standsFor,
    long retryEvery,
    PairSettings pairs) {

  /** Everything is held until it settles. */
  public static final ExitSettings NONE =
      new ExitSettings(
          false,
          everywhere(ExitLevels.NEVER),
          Price.ONE,
          0,
          0,
          Price.ONE,
          Price.ZERO,
          0,
          Price.ONE,
          Price.ZERO,
          0,
          1_000,
          PairSettings.NONE);

  /** Copies the map, which must name every league. */
  public ExitSettings {
    Map<League, ExitLevels> copy = new EnumMap<>(levels);
    if (copy.size() < League.values().length) {
      throw new IllegalArgumentException("exit levels are missing, there are only " + copy);
    }
    levels = copy;
  }

  /** The same levels in every league. */
  public static Map<League, ExitLevels> everywhere(ExitLevels levels) {
    Map<League, ExitLevels> all = new EnumMap<>(League.class);
    Arrays.stream(League.values()).forEach(league -> all.put(league, levels));
    return all;
  }

  /** The levels of a league. */
  public ExitLevels of(League league) {
    return levels.getOrDefault(league, ExitLevels.NEVER);
  }
}
