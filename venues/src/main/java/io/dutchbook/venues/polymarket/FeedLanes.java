package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.FeedSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sockets of a connection, and which token goes over which. */
final class FeedLanes {
  private final int maxTokens;
  private final List<FeedLane> lanes = new ArrayList<>();
  private final Map<String, FeedLane> laneOf = new HashMap<>();

  /**
   * Sockets without tokens.
   *
   * @param maxTokens the most of one socket
   */
  FeedLanes(FeedSettings settings, int maxTokens, int maxSockets) {
    this.maxTokens = maxTokens;
    for (int index = 0; index < maxSockets; index++) {
      lanes.add(new FeedLane(index, settings));
    }
  }

  List<FeedLane> all() {
    return lanes;
  }

  /** The socket that a frame came over. */
  FeedLane of(String frame) {
    return lanes.get(Math.min(LaneText.lane(frame), lanes.size() - 1));
  }

  /** Finds a socket with room for a token; false when all are full. */
  boolean takesIn(String token) {
    for (FeedLane lane : lanes) {
      if (lane.tokens() < maxTokens) {
        lane.add(1);
        laneOf.put(token, lane);
        return true;
      }
    }
    return false;
  }

  void forget(String token) {
    FeedLane lane = laneOf.remove(token);
    if (lane != null) {
      lane.add(-1);
    }
  }

  boolean carries(FeedLane lane, String token) {
    return lane.equals(laneOf.get(token));
  }

  /** What the sockets of these tokens must be told so that their books come. */
  List<String> subscribe(Collection<String> tokens, long now) {
    List<String> commands = new ArrayList<>();
    byLane(tokens)
        .forEach((lane, some) -> {
          commands.add(
              command(
                  lane,
                  lane.isOpened() ? MarketCommands.subscribe(some) : MarketCommands.open(some)));
          if (!lane.isOpened()) {
            lane.open(now);
          }
        });
    return commands;
  }

  /** What the sockets of these tokens must be told so that nothing comes any more. */
  List<String> unsubscribe(Collection<String> tokens) {
    List<String> commands = new ArrayList<>();
    byLane(tokens)
        .forEach((lane, some) -> commands.add(command(lane, MarketCommands.unsubscribe(some))));
    return commands;
  }

  /** What they must be told so that fresh books come. */
  List<String> renew(Collection<String> tokens, long now) {
    List<String> commands = new ArrayList<>();
    byLane(tokens)
        .values()
        .forEach(some -> {
          commands.addAll(unsubscribe(some));
          commands.addAll(subscribe(some, now));
        });
    return commands;
  }

  /** The first books of these tokens must come. */
  void expectBooks(Collection<String> tokens, long now) {
    byLane(tokens).keySet().forEach(lane -> lane.expectsBooks(now));
  }

  /** Lets time pass for a socket; its ping when it is time for one. */
  List<String> tick(FeedLane lane, long now) {
    lane.tick(now);
    return lane.pings(now) ? List.of(command(lane, MarketCommands.PING)) : List.of();
  }

  boolean isAnyDead(long now) {
    return lanes.stream().anyMatch(lane -> lane.isDead(now));
  }

  private Map<FeedLane, List<String>> byLane(Collection<String> tokens) {
    Map<FeedLane, List<String>> byLane = new LinkedHashMap<>();
    for (String token : tokens) {
      FeedLane lane = laneOf.get(token);
      if (lane != null) {
        byLane.computeIfAbsent(lane, _ -> new ArrayList<>()).add(token);
      }
    }
    return byLane;
  }

  private static String command(FeedLane lane, String text) {
    return LaneText.of(lane.index(), text);
  }
}
