package io.dutchbook.actors;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.protocol.desk.RefusalView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest refusals, a bounded number of them, for people to see. The same rule about the same
 * subject of a game is one entry that counts. Belongs to one actor.
 */
public final class RefusalLog {
  private final int most;
  private final Map<Cause, RefusalView> latest = new LinkedHashMap<>();

  private record Cause(GameId game, RiskRule rule, String subject) {}

  /**
   * An empty log.
   *
   * @param most how many it keeps
   */
  public RefusalLog(int most) {
    this.most = most;
  }

  /** A rule has said no, at a moment in epoch milliseconds. */
  public void add(GameId game, Refused refused, long at) {
    Cause cause = new Cause(game, refused.rule(), refused.subject());
    RefusalView before = latest.remove(cause);
    latest.put(
        cause,
        new RefusalView(
            at,
            game,
            refused.rule(),
            refused.subject(),
            refused.value(),
            refused.limit(),
            before == null ? 1 : before.count() + 1));
    if (latest.size() > most) {
      latest.remove(latest.keySet().iterator().next());
    }
  }

  /** What is kept, newest first. */
  public List<RefusalView> newestFirst() {
    return new ArrayList<>(latest.values()).reversed();
  }
}
