package io.dutchbook.engine.trade;

import io.dutchbook.engine.market.Venue;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The leg policy of each pair of venues.
 *
 * @param within for trades with all legs on one venue
 * @param across for trades over several venues
 */
public record LegPolicies(Map<Venue, LegPolicy> within, LegPolicy across) {
  /** Where a venue holds takers back its legs go first. */
  public static final LegPolicies DELAYED_FIRST = everywhere(LegPolicy.DELAYED_FIRST);

  /** Copies the map, which must name every venue. */
  public LegPolicies {
    Map<Venue, LegPolicy> copy = new EnumMap<>(within);
    if (copy.size() < Venue.values().length) {
      throw new IllegalArgumentException("a leg policy is missing, there are only " + copy);
    }
    within = copy;
  }

  /** The same policy for all. */
  public static LegPolicies everywhere(LegPolicy policy) {
    Map<Venue, LegPolicy> all = new EnumMap<>(Venue.class);
    Arrays.stream(Venue.values()).forEach(venue -> all.put(venue, policy));
    return new LegPolicies(all, policy);
  }

  /** The policy for a trade. */
  public LegPolicy of(List<PlanLeg> legs) {
    Venue first = legs.getFirst().instrument().venue();
    boolean one = legs.stream().allMatch(leg -> leg.instrument().venue() == first);
    return one ? within.getOrDefault(first, across) : across;
  }
}
