package io.dutchbook.simulator.polymarket.feed;

import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.polymarket.api.Scores;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The score feed: every game to everybody who connects. The server asks {@code ping} every 5
 * seconds and hangs up on a client that has not answered {@code pong} within 10 (documentation of
 * 2026).
 */
public final class SportsFeed {
  private static final long PING = 5_000;
  private static final long PATIENCE = 10_000;

  private final Scores scores;
  private final Set<Fan> fans = new LinkedHashSet<>();

  /** A feed without sockets. */
  public SportsFeed(Scores scores) {
    this.scores = scores;
  }

  /** Opens a socket; it begins with every game that is being played. */
  public Session open(Line line, long now) {
    Fan fan = new Fan(line, now);
    fans.add(fan);
    scores.live(now).forEach(game -> fan.send(text(game, now)));
    return fan;
  }

  /** Tells everybody how a game stands. */
  public void tell(Game game, long now) {
    if (!fans.isEmpty()) {
      String text = text(game, now);
      fans.forEach(fan -> fan.send(text));
    }
  }

  private static String text(Game game, long now) {
    return Json.text(Scores.message(game, PolymarketEvent.slug(game.matchup()), now));
  }

  /** Pings, and hangs up on those who do not answer. */
  public void advance(long now) {
    List.copyOf(fans).forEach(fan -> fan.advance(now));
  }

  private final class Fan implements Session {
    private final Line line;
    private long askedAt;
    private boolean answered = true;

    private Fan(Line line, long now) {
      this.line = line;
      this.askedAt = now;
    }

    private void send(String text) {
      line.send(text, Line.Kind.MARKET);
    }

    private void advance(long now) {
      if (!answered && now - askedAt > PATIENCE) {
        fans.remove(this);
        line.close();
      } else if (answered && now - askedAt >= PING) {
        askedAt = now;
        answered = false;
        line.send("ping", Line.Kind.PONG);
      }
    }

    @Override
    public void onText(String text, long now) {
      answered |= text.equals("pong");
    }

    @Override
    public void onClosed() {
      fans.remove(this);
    }

    @Override
    public boolean isMarketData() {
      return true;
    }
  }
}
