package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.venues.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes WebSocket commands and remembers which are unanswered. Belongs to one thread. */
final class KalshiCommands {
  private static final int MAX_UNANSWERED = 1_000;

  private final NoPrices noPrices;
  private final Map<Long, Command> unanswered =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Command> eldest) {
          return size() > MAX_UNANSWERED;
        }
      };
  private long lastId;

  KalshiCommands(NoPrices noPrices) {
    this.noPrices = noPrices;
  }

  /** Kinds of commands. */
  enum Kind {
    SUBSCRIBE,
    ADD,
    DELETE,
    SNAPSHOT,
    UNSUBSCRIBE,
    PROBE
  }

  /**
   * A command that was sent.
   *
   * @param sid the subscription it is about, or that was current
   * @param tickers the markets it is about
   */
  record Command(Kind kind, long sid, List<String> tickers) {}

  String subscribe(Collection<String> tickers) {
    ObjectNode params = Json.object();
    params.putArray("channels").add(KalshiFrames.BOOK_CHANNEL);
    params.put("use_yes_price", noPrices == NoPrices.YES_LEG);
    putTickers(params, tickers);
    return write(
        "subscribe", params, new Command(Kind.SUBSCRIBE, KalshiFrame.NONE, List.copyOf(tickers)));
  }

  String add(long sid, Collection<String> tickers) {
    return update(new Command(Kind.ADD, sid, List.copyOf(tickers)), "add_markets");
  }

  String delete(long sid, Collection<String> tickers) {
    return update(new Command(Kind.DELETE, sid, List.copyOf(tickers)), "delete_markets");
  }

  String snapshot(long sid, Collection<String> tickers) {
    return update(new Command(Kind.SNAPSHOT, sid, List.copyOf(tickers)), "get_snapshot");
  }

  String unsubscribe(long sid) {
    ObjectNode params = Json.object();
    params.putArray("sids").add(sid);
    return write("unsubscribe", params, new Command(Kind.UNSUBSCRIBE, sid, List.of()));
  }

  /** Asks for all subscriptions: the venue's own pings stay hidden in the HTTP layer. */
  String probe(long sid) {
    return write("list_subscriptions", Json.object(), new Command(Kind.PROBE, sid, List.of()));
  }

  /** The command that an answer belongs to, which is answered with this. */
  Optional<Command> answered(long id) {
    return Optional.ofNullable(unanswered.remove(id));
  }

  private String update(Command command, String action) {
    ObjectNode params = Json.object();
    params.putArray("sids").add(command.sid());
    params.put("action", action);
    putTickers(params, command.tickers());
    return write("update_subscription", params, command);
  }

  private static void putTickers(ObjectNode params, Collection<String> tickers) {
    tickers.forEach(params.putArray("market_tickers")::add);
  }

  private String write(String cmd, ObjectNode params, Command command) {
    long id = ++lastId;
    unanswered.put(id, command);
    ObjectNode text = Json.object();
    text.put("id", id);
    text.put("cmd", cmd);
    if (!params.isEmpty()) {
      text.set("params", params);
    }
    return Json.write(text);
  }
}
