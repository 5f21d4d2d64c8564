package io.dutchbook.venues.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.MarketMessage.BestPrices;
import io.dutchbook.venues.polymarket.MarketMessage.Book;
import io.dutchbook.venues.polymarket.MarketMessage.Change;
import io.dutchbook.venues.polymarket.MarketMessage.LastTrade;
import io.dutchbook.venues.polymarket.MarketMessage.MarketListed;
import io.dutchbook.venues.polymarket.MarketMessage.MarketResolved;
import io.dutchbook.venues.polymarket.MarketMessage.PriceChange;
import io.dutchbook.venues.polymarket.MarketMessage.TickChange;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Books of Polymarket's market channel, over one socket or several. Nothing is acknowledged and
 * nothing is numbered; a book is doubted when the best prices that a change states are not its own,
 * or when a message is older than the book, and it is asked for again by subscribing anew.
 */
public final class PolymarketFeedSession implements FeedSession {
  private static final String PING = "PING";

  /** What the venue says besides JSON: the answer to a ping, and to a subscription it has. */
  private static final Set<String> PLAIN_TEXTS = Set.of("PONG", "NO NEW ASSETS");

  private static final long NEVER = Long.MIN_VALUE;

  /** How many books a quiet socket is asked for: one market that is over proves nothing. */
  private static final int PROBES = 3;

  private final FeedSettings settings;
  private final int maxTokens;
  private final IntSupplier generations;
  private final VenueTelemetry telemetry;
  private final Refreshes refreshes;
  private final Map<String, TokenBook> books = new LinkedHashMap<>();
  private final Map<String, FeedLane> laneOf = new HashMap<>();
  private final List<FeedLane> lanes = new ArrayList<>();

  private long now = NEVER;

  /**
   * A session of one socket that has just been opened.
   *
   * @param maxTokens wanted tokens beyond this many are left out and counted
   * @param generations numbers the books, rising over all sessions of a feed
   */
  public PolymarketFeedSession(
      FeedSettings settings, int maxTokens, IntSupplier generations, VenueTelemetry telemetry) {
    this(settings, maxTokens, 1, generations, telemetry);
  }

  /**
   * A session of a connection that has just been opened.
   *
   * @param maxTokens the most tokens of a socket
   * @param maxSockets the most sockets; tokens beyond what they carry are left out and counted
   * @param generations numbers the books, rising over all sessions of a feed
   */
  PolymarketFeedSession(
      FeedSettings settings,
      int maxTokens,
      int maxSockets,
      IntSupplier generations,
      VenueTelemetry telemetry) {
    this.settings = settings;
    this.maxTokens = maxTokens;
    this.generations = generations;
    this.telemetry = telemetry;
    this.refreshes = new Refreshes(settings.resync().toMillis());
    for (int index = 0; index < maxSockets; index++) {
      lanes.add(new FeedLane(index, settings));
    }
  }

  @Override
  public List<String> want(Collection<InstrumentId> instruments) {
    Map<String, InstrumentId> wanted = new LinkedHashMap<>();
    instruments.forEach(instrument -> wanted.put(instrument.token(), instrument));
    List<String> gone =
        books.keySet().stream().filter(token -> !wanted.containsKey(token)).toList();
    List<String> commands = new ArrayList<>();
    byLane(gone)
        .forEach((lane, tokens) -> commands.add(command(lane, operation("unsubscribe", tokens))));
    gone.forEach(this::forget);
    List<String> added = new ArrayList<>();
    wanted.forEach((token, instrument) -> {
      if (!books.containsKey(token) && takesIn(token)) {
        books.put(token, new TokenBook(instrument, generations.getAsInt()));
        added.add(token);
      }
    });
    subscribe(added, commands);
    byLane(added).keySet().forEach(lane -> lane.expectsBooks(now));
    return commands;
  }

  /** Finds a socket with room for a token; false when all are full. */
  private boolean takesIn(String token) {
    for (FeedLane lane : lanes) {
      if (lane.tokens() < maxTokens) {
        lane.add(1);
        laneOf.put(token, lane);
        return true;
      }
    }
    telemetry.leftOut("token beyond the connection's limit");
    return false;
  }

  private void forget(String token) {
    books.remove(token);
    refreshes.drop(token);
    FeedLane lane = laneOf.remove(token);
    if (lane != null) {
      lane.add(-1);
    }
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

  @Override
  public List<String> onFrame(String frame, long receivedAt, long frameNanos, Listener listener) {
    advance(receivedAt);
    FeedLane lane = lanes.get(Math.min(LaneText.lane(frame), lanes.size() - 1));
    String text = LaneText.bare(frame);
    boolean plain = PLAIN_TEXTS.contains(text);
    lane.heard(receivedAt, !plain && isData(text));
    if (plain) {
      return List.of();
    }
    Moment moment = new Moment(receivedAt, frameNanos, listener, new LinkedHashSet<>());
    try {
      JsonNode root = Json.parse(text, "unreadable");
      Iterable<JsonNode> messages = root.isArray() ? root : List.of(root);
      for (JsonNode message : messages) {
        take(message, moment);
      }
    } catch (MalformedMessage e) {
      listener.onMalformed(e.type(), e.reason());
      if (isData(text)) {
        books.keySet().stream()
            .filter(token -> lane.equals(laneOf.get(token)))
            .toList()
            .forEach(token -> doubtUnread(token, moment));
      }
    }
    return refresh(moment.doubtful());
  }

  /** Each message of a frame stands for itself: a broken one does not take the others along. */
  private void take(JsonNode node, Moment moment) {
    try {
      switch (MarketMessages.decode(node)) {
        case Book book -> replace(book, moment);
        case PriceChange change -> change(change, moment);
        case TickChange tick -> begin(tick, moment);
        case BestPrices _, LastTrade _, MarketListed _, MarketResolved _ -> {}
      }
    } catch (MalformedMessage e) {
      moment.listener().onMalformed(e.type(), e.reason());
      doubtTokensOf(node, moment);
    }
  }

  /** Changes come as JSON; a plain text that is not known says something else. */
  private static boolean isData(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private void doubtTokensOf(JsonNode node, Moment moment) {
    doubtUnread(node.path("asset_id").asText(""), moment);
    node.path("price_changes")
        .forEach(change -> doubtUnread(change.path("asset_id").asText(""), moment));
  }

  /** What cannot be read may have held a change: the book stays as it is but is not trusted. */
  private void doubtUnread(String token, Moment moment) {
    TokenBook book = books.get(token);
    if (book != null && book.isLive()) {
      doubt(token, book, "a message that cannot be read", moment);
    }
  }

  private void replace(Book message, Moment moment) {
    TokenBook book = books.get(message.token());
    if (book == null) {
      return;
    }
    if (book.isOlder(message.at())) {
      doubt(message.token(), book, "a book from before", moment);
      return;
    }
    book.replace(message);
    refreshes.came(message.token());
    moment.listener().onDepth(depth(book, moment));
  }

  private void change(PriceChange message, Moment moment) {
    Map<String, List<Change>> byToken = new LinkedHashMap<>();
    for (Change change : message.changes()) {
      byToken.computeIfAbsent(change.token(), _ -> new ArrayList<>()).add(change);
    }
    byToken.forEach((token, changes) -> {
      TokenBook book = books.get(token);
      if (book != null && book.isLive()) {
        change(token, book, changes, message.at(), moment);
      }
    });
  }

  private void change(String token, TokenBook book, List<Change> changes, long at, Moment moment) {
    if (book.isOlder(at)) {
      doubt(token, book, "a change from before", moment);
      return;
    }
    changes.forEach(change -> book.apply(change, at));
    Depth depth = depth(book, moment);
    if (book.agreesWith(changes.getLast(), depth)) {
      moment.listener().onDepth(depth);
    } else {
      doubt(token, book, "best prices differ from " + changes.getLast(), moment);
    }
  }

  private void doubt(String token, TokenBook book, String why, Moment moment) {
    moment.listener().onGap("token " + token + ": " + why);
    book.distrust(BookState.GAPPED);
    moment.listener().onDepth(depth(book, moment));
    moment.doubtful().add(token);
  }

  /** The venue sends a book on the new grid by itself; the old one is no use any more. */
  private void begin(TickChange tick, Moment moment) {
    TokenBook book = books.get(tick.token());
    if (book != null && book.distrust(BookState.STALE)) {
      refreshes.expected(tick.token(), now);
      moment.listener().onDepth(depth(book, moment));
    }
  }

  private Depth depth(TokenBook book, Moment moment) {
    return book.depth(settings.levels(), moment.receivedAt(), moment.frameNanos());
  }

  @Override
  public List<String> onTick(long at) {
    advance(at);
    List<String> commands = new ArrayList<>();
    for (FeedLane lane : lanes) {
      lane.tick(at);
      if (lane.pings(at)) {
        commands.add(command(lane, PING));
      }
      if (lane.isQuiet(at)) {
        probe(lane, commands);
      }
    }
    List<String> waiting = new ArrayList<>();
    books.forEach((token, book) -> {
      if (!book.isLive()) {
        waiting.add(token);
      }
    });
    commands.addAll(refresh(waiting));
    return commands;
  }

  private void advance(long at) {
    if (now == NEVER) {
      refreshes.begin(at);
    }
    now = at;
  }

  /** Asks a quiet socket for a few books that it has sent before. */
  private void probe(FeedLane lane, List<String> commands) {
    List<String> live =
        books.entrySet().stream()
            .filter(entry -> lane.equals(laneOf.get(entry.getKey())) && entry.getValue().isLive())
            .map(Map.Entry::getKey)
            .limit(PROBES)
            .toList();
    if (!live.isEmpty()) {
      lane.probed(now);
      renew(live, commands);
    }
  }

  /** Subscribes anew to tokens of which no fresh book was asked for lately. */
  private List<String> refresh(Collection<String> tokens) {
    List<String> due = refreshes.due(tokens.stream().filter(books::containsKey).toList(), now);
    List<String> commands = new ArrayList<>();
    renew(due, commands);
    return commands;
  }

  private void renew(List<String> tokens, List<String> commands) {
    byLane(tokens)
        .forEach((lane, some) -> {
          commands.add(command(lane, operation("unsubscribe", some)));
          subscribe(some, commands);
        });
  }

  private void subscribe(List<String> tokens, List<String> commands) {
    byLane(tokens)
        .forEach((lane, some) -> {
          some.forEach(token -> refreshes.asked(token, now));
          commands.add(
              command(lane, lane.isOpened() ? operation("subscribe", some) : opening(some)));
          if (!lane.isOpened()) {
            lane.open(now);
          }
        });
  }

  private static String opening(List<String> tokens) {
    ObjectNode opening = Json.object();
    putTokens(opening, tokens);
    opening.put("type", "market");
    opening.put("custom_feature_enabled", false);
    return Json.write(opening);
  }

  private static String operation(String name, List<String> tokens) {
    ObjectNode operation = Json.object();
    operation.put("operation", name);
    putTokens(operation, tokens);
    return Json.write(operation);
  }

  private static void putTokens(ObjectNode command, List<String> tokens) {
    ArrayNode ids = command.putArray("assets_ids");
    tokens.forEach(ids::add);
  }

  @Override
  public boolean isSilent(long at) {
    return lanes.stream().anyMatch(lane -> lane.isDead(at));
  }

  @Override
  public void onDisconnect(Listener listener) {
    Moment moment = new Moment(Math.max(now, 0), 0, listener, Set.of());
    for (TokenBook book : books.values()) {
      book.distrust(BookState.STALE);
      listener.onDepth(depth(book, moment));
    }
  }

  private record Moment(
      long receivedAt, long frameNanos, Listener listener, Set<String> doubtful) {}
}
