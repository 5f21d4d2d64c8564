package io.dutchbook.trial.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which troubles come when.
 *
 * @param planned in the order of their times
 */
public record Plan(List<Planned> planned) {
  private static final List<Kind> KINDS = List.of(Kind.values());

  /** Copies the list. */
  public Plan {
    planned = List.copyOf(planned);
  }

  /**
   * A trouble at its time.
   *
   * @param at milliseconds since the trial began
   */
  public record Planned(long at, Trouble trouble) {}

  /** No trouble at all. */
  public static Plan quiet() {
    return new Plan(List.of());
  }

  /**
   * The troubles of a seed.
   *
   * @param from no trouble comes before, milliseconds since the trial began
   * @param until none comes after
   */
  public static Plan of(Seed seed, long from, long until) {
    RandomGenerator random = seed.part("troubles").numbers();
    int count = random.nextInt(2, 12);
    List<Planned> planned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      planned.add(new Planned(random.nextLong(from, until), kind.draw(new Draw(random))));
    }
    planned.sort(Comparator.comparingLong(Planned::at));
    return new Plan(planned);
  }

  /** Draws what troubles need. */
  private record Draw(RandomGenerator random) {
    Duration seconds(int least, int most) {
      return Duration.ofMillis(random.nextLong(least * 1_000L, most * 1_000L + 1));
    }

    long millis(long least, long most) {
      return random.nextLong(least, most + 1);
    }

    int number(int least, int most) {
      return random.nextInt(least, most + 1);
    }

    boolean chance(double share) {
      return random.nextDouble() < share;
    }

    ObjectNode at(Venue venue) {
      return Json.object().put("venue", venue.key());
    }

    ObjectNode somewhere() {
      return at(random.nextBoolean() ? Venue.KALSHI : Venue.POLYMARKET);
    }
  }

  /** The kinds of trouble, equally likely; what hurts most has several lines. */
  private enum Kind {
    LOST_ACKNOWLEDGEMENTS {
      @Override
      Trouble draw(Draw draw) {
        return venue("lose-ack", draw.somewhere().put("count", draw.number(1, 4)));
      }
    },
    LOST_ORDERS {
      @Override
      Trouble draw(Draw draw) {
        return venue("drop-request", draw.somewhere().put("count", draw.number(1, 4)));
      }
    },
    DAMAGED_ANSWERS {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "malformed-answer",
            draw.somewhere()
                .put("count", draw.number(1, 6))
                .put("requests", draw.chance(0.6) ? "orders" : "all")
                .put(
                    "damage", draw.chance(0.5) ? "truncate" : draw.chance(0.5) ? "types" : "html"));
      }
    },
    SERVER_ERRORS {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "server-errors",
            draw.somewhere()
                .put("percent", draw.number(20, 100))
                .put("milliseconds", draw.millis(1_000, 30_000))
                .put("requests", draw.chance(0.5) ? "orders" : "all")
                .put("taken", draw.chance(0.5)));
      }
    },
    RATE_STORM {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "rate-storm", draw.somewhere().put("milliseconds", draw.millis(1_000, 60_000)));
      }
    },
    SLOW_ANSWERS {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "slow-answers",
            draw.somewhere()
                .put("delay", draw.millis(500, 8_000))
                .put("milliseconds", draw.millis(1_000, 30_000)));
      }
    },
    LATENCY {
      @Override
      Trouble draw(Draw draw) {
        return venue("latency", draw.somewhere().put("milliseconds", draw.millis(100, 3_000)));
      }
    },
    DISCONNECT {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "disconnect", draw.somewhere().put("sockets", draw.chance(0.5) ? "all" : "user"));
      }
    },
    FREEZE {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "freeze",
            draw.somewhere()
                .put("milliseconds", draw.millis(1_000, 40_000))
                .put("pongsToo", draw.chance(0.5)));
      }
    },
    LOST_FRAMES {
      @Override
      Trouble draw(Draw draw) {
        return venue("drop-frame", frames(draw));
      }
    },
    REPEATED_FRAMES {
      @Override
      Trouble draw(Draw draw) {
        return venue("duplicate-frame", frames(draw));
      }
    },
    REORDERED_FRAMES {
      @Override
      Trouble draw(Draw draw) {
        return venue("reorder-frames", frames(draw));
      }
    },
    DAMAGED_FRAMES {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "malformed-frame", frames(draw).put("damage", draw.chance(0.5) ? "flip" : "types"));
      }
    },
    PARTIAL_FILLS_ON_KALSHI {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "partial-fill",
            draw.at(Venue.KALSHI)
                .put("count", draw.number(1, 6))
                .put("percent", draw.number(0, 90)));
      }
    },
    PARTIAL_FILLS_ON_POLYMARKET {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "partial-fill",
            draw.at(Venue.POLYMARKET)
                .put("count", draw.number(1, 6))
                .put("share", draw.number(0, 90) / 100.0));
      }
    },
    FAILED_TRADES {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "fail-trades",
            draw.at(Venue.POLYMARKET).put("share", 0.35).put("retrying", draw.chance(0.5)));
      }
    },
    GHOST_FILLS {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "ghost-fill",
            draw.at(Venue.POLYMARKET)
                .put("count", draw.number(1, 3))
                .put("milliseconds", draw.millis(5_000, 40_000))
                .put("notBroadcast", draw.chance(0.5)));
      }
    },
    LONG_DELAYS {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "delay-orders",
            draw.at(Venue.POLYMARKET).put("milliseconds", draw.millis(3_000, 20_000)));
      }
    },
    TICK_CHANGE {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "tick-change",
            draw.at(Venue.POLYMARKET).put("tick", draw.chance(0.5) ? "0.001" : "0.005"));
      }
    },
    FEE_CHANGE {
      @Override
      Trouble draw(Draw draw) {
        return venue("fee-change", draw.at(Venue.KALSHI).put("multiplier", draw.number(1, 2)));
      }
    },
    ENGINE_RESTART {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "engine-restart",
            draw.at(Venue.POLYMARKET)
                .put("milliseconds", draw.millis(1_000, 40_000))
                .put("postOnlyMilliseconds", draw.millis(0, 20_000)));
      }
    },
    CANCEL_ONLY {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "cancel-only",
            draw.at(Venue.POLYMARKET).put("milliseconds", draw.millis(1_000, 30_000)));
      }
    },
    LAGGING_READS {
      @Override
      Trouble draw(Draw draw) {
        return venue(
            "read-lag", draw.at(Venue.KALSHI).put("milliseconds", draw.millis(100, 8_000)));
      }
    },
    VOID_GAME {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.CalledOff();
      }
    },
    POWER_LOSS_AT_A_CROSSING {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.PowerLoss(draw.number(1, 40), draw.seconds(0, 15));
      }
    },
    POWER_LOSS_AT_A_NEAR_CROSSING {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.PowerLoss(draw.number(1, 12), draw.seconds(0, 5));
      }
    },
    POWER_LOSS {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.PowerLoss(0, draw.seconds(0, 30));
      }
    },
    DATABASE_DOWN {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.DatabaseDown(draw.seconds(1, 60));
      }
    },
    SLOW_COMMITS {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.SlowCommits(
            Duration.ofMillis(draw.millis(50, 2_500)), draw.seconds(2, 40));
      }
    },
    CLOCK_OFF {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.ClockOff(draw.millis(-5_000, 5_000), draw.seconds(2, 40));
      }
    },
    KILL {
      @Override
      Trouble draw(Draw draw) {
        return new Trouble.Kill(draw.seconds(1, 20));
      }
    };

    abstract Trouble draw(Draw draw);

    private static ObjectNode frames(Draw draw) {
      return draw.somewhere()
          .put("count", draw.number(1, 8))
          .put("frames", draw.chance(0.6) ? "book" : "own");
    }

    private static Trouble venue(String name, ObjectNode settings) {
      return new Trouble.AtVenue(name, settings);
    }
  }
}
