package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.polymarket.MarketMessage.NOT_STATED;

import com.fasterxml.jackson.databind.JsonNode;
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
  /** What the venue says besides JSON: the answer to a ping, and to a subscription it has. */
  private static final Set<String> PLAIN_TEXTS = Set.of("PONG", "NO NEW ASSETS");

  private static final long NEVER = Long.MIN_VALUE;

  /** How many books a quiet socket is asked for: one market that is over proves nothing. */
  private static final int PROBES = 3;

  private final FeedSettings settings;
  private final IntSupplier generations;
  private final VenueTelemetry telemetry;
  private final Refreshes refreshes;
  private final Map<String, TokenBook> books = new LinkedHashMap<>();
  private final FeedLanes lanes;
  private final NewestTicks ticks;

  private long now = NEVER;

  /**
   * A session of one socket that has just been opened.
   *
   * @param maxTokens wanted tokens beyond this many are left out and counted
   * @param generations numbers the books, rising over all sessions of a feed
   */
  public PolymarketFeedSession(
      FeedSettings settings, int maxTokens, IntSupplier generations, VenueTelemetry telemetry) {
    this(settings, maxTokens, 1, generations, new NewestTicks(), telemetry);
  }

  /**
   * A session of a connection that has just been opened.
   *
   * @param maxTokens the most tokens of a socket
   * @param maxSockets the most sockets; tokens beyond what they carry are left out and counted
   * @param generations numbers the books, rising over all sessions of a feed
   * @param ticks is told which steps prices have
   */
  PolymarketFeedSession(
      FeedSettings settings,
      int maxTokens,
      int maxSockets,
      IntSupplier generations,
      NewestTicks ticks,
      VenueTelemetry telemetry) {
    this.settings = settings;
    this.generations = generations;
    this.telemetry = telemetry;
    this.refreshes = new Refreshes(settings.resync().toMillis());
    this.lanes = new FeedLanes(settings, maxTokens, maxSockets);
    this.ticks = ticks;
  }

  @Override
  public List<String> want(Collection<InstrumentId> instruments) {
    Map<String, InstrumentId> wanted = new LinkedHashMap<>();
    instruments.forEach(instrument -> wanted.put(instrument.token(), instrument));
    List<String> gone =
        books.keySet().stream().filter(token -> !wanted.containsKey(token)).toList();
    List<String> commands = new ArrayList<>(lanes.unsubscribe(gone));
    gone.forEach(this::forget);
    List<String> added = new ArrayList<>();
    wanted.forEach((token, instrument) -> {
      if (!books.containsKey(token) && takesIn(token)) {
        books.put(token, new TokenBook(instrument, generations.getAsInt()));
        added.add(token);
      }
    });
    commands.addAll(lanes.subscribe(asked(added), now));
    lanes.expectBooks(added, now);
    return commands;
  }

  private boolean takesIn(String token) {
    boolean room = lanes.takesIn(token);
    if (!room) {
      telemetry.leftOut("token beyond the connection's limit");
    }
    return room;
  }

  private void forget(String token) {
    books.remove(token);
    refreshes.drop(token);
    lanes.forget(token);
  }

  /** Remembers that these tokens are being asked for. */
  private List<String> asked(List<String> tokens) {
    tokens.forEach(token -> refreshes.asked(token, now));
    return tokens;
  }

  @Override
  public List<String> onFrame(String frame, long receivedAt, long frameNanos, Listener listener) {
    advance(receivedAt);
    FeedLane lane = lanes.of(frame);
    String text = LaneText.bare(frame);
    lane.heard(receivedAt);
    if (PLAIN_TEXTS.contains(text)) {
      return List.of();
    }
    Moment moment = new Moment(lane, receivedAt, frameNanos, listener, new LinkedHashSet<>());
    try {
      JsonNode root = Json.parse(text, "unreadable");
      Iterable<JsonNode> messages = root.isArray() ? root : List.of(root);
      for (JsonNode message : messages) {
        take(message, moment);
      }
    } catch (MalformedMessage e) {
      listener.onMalformed(e.type(), e.reason());
      if (isData(text)) {
        lane.data(receivedAt);
        books.keySet().stream()
            .filter(token -> lanes.carries(lane, token))
            .toList()
            .forEach(token -> doubtUnread(token, moment));
      }
    }
    return refresh(moment.doubtful());
  }

  /**
   * Each message of a frame stands for itself: a broken one does not take the others along.
   *
   * <p>What had to be asked for changes no book: best prices are in the changes already, and of
   * markets the catalogue has the last word. Nor does it prove that books still come.
   */
  private void take(JsonNode node, Moment moment) {
    try {
      MarketMessage message = MarketMessages.decode(node);
      if (!message.isCustom()) {
        moment.lane().data(moment.receivedAt());
      }
      switch (message) {
        case Book book -> replace(book, moment);
        case PriceChange change -> change(change, moment);
        case TickChange tick -> begin(tick, moment);
        case BestPrices _, LastTrade _, MarketListed _, MarketResolved _ -> {}
      }
    } catch (MalformedMessage e) {
      moment.lane().data(moment.receivedAt());
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
    if (message.tick() != NOT_STATED) {
      ticks.saw(message.token(), message.tick());
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
    ticks.saw(tick.token(), tick.tick());
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
    for (FeedLane lane : lanes.all()) {
      commands.addAll(lanes.tick(lane, at));
      if (lane.isQuiet(at)) {
        commands.addAll(probe(lane));
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
  private List<String> probe(FeedLane lane) {
    List<String> live =
        books.entrySet().stream()
            .filter(entry -> lanes.carries(lane, entry.getKey()) && entry.getValue().isLive())
            .map(Map.Entry::getKey)
            .limit(PROBES)
            .toList();
    if (!live.isEmpty()) {
      lane.probed(now);
    }
    return lanes.renew(asked(live), now);
  }

  /** Subscribes anew to tokens of which no fresh book was asked for lately. */
  private List<String> refresh(Collection<String> tokens) {
    List<String> known = tokens.stream().filter(books::containsKey).toList();
    return lanes.renew(asked(refreshes.due(known, now)), now);
  }

  @Override
  public boolean isSilent(long at) {
    return lanes.isAnyDead(at);
  }

  @Override
  public void onDisconnect(Listener listener) {
    for (TokenBook book : books.values()) {
      book.distrust(BookState.STALE);
      listener.onDepth(book.depth(settings.levels(), Math.max(now, 0), 0));
    }
  }

  private record Moment(
      FeedLane lane, long receivedAt, long frameNanos, Listener listener, Set<String> doubtful) {}
}
