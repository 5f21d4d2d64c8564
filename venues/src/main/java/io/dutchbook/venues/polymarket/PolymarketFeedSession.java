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
import io.dutchbook.venues.polymarket.MarketMessage.Book;
import io.dutchbook.venues.polymarket.MarketMessage.Change;
import io.dutchbook.venues.polymarket.MarketMessage.PriceChange;
import io.dutchbook.venues.polymarket.MarketMessage.TickChange;
import io.dutchbook.venues.polymarket.MarketMessage.Unused;
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
 * Books of one connection to Polymarket's market channel. Nothing is acknowledged and nothing is
 * numbered; a book is doubted when the best prices that a change states are not its own, or when a
 * message is older than the book, and it is asked for again by subscribing anew.
 */
public final class PolymarketFeedSession implements FeedSession {
  private static final String PING = "PING";

  /** What the venue says besides JSON: the answer to a ping, and to a subscription it has. */
  private static final Set<String> PLAIN_TEXTS = Set.of("PONG", "NO NEW ASSETS");

  private static final long NEVER = Long.MIN_VALUE;

  private final FeedSettings settings;
  private final int maxTokens;
  private final IntSupplier generations;
  private final VenueTelemetry telemetry;
  private final Refreshes refreshes;
  private final Map<String, TokenBook> books = new LinkedHashMap<>();

  private boolean opened;
  private long now = NEVER;
  private long heardAt = NEVER;
  private long pingedAt = NEVER;

  /**
   * A session of a connection that has just been opened.
   *
   * @param maxTokens wanted tokens beyond this many are left out and counted
   * @param generations numbers the books, rising over all sessions of a feed
   */
  public PolymarketFeedSession(
      FeedSettings settings, int maxTokens, IntSupplier generations, VenueTelemetry telemetry) {
    this.settings = settings;
    this.maxTokens = maxTokens;
    this.generations = generations;
    this.telemetry = telemetry;
    this.refreshes = new Refreshes(settings.resync().toMillis());
  }

  @Override
  public List<String> want(Collection<InstrumentId> instruments) {
    Map<String, InstrumentId> wanted = new LinkedHashMap<>();
    instruments.forEach(instrument -> wanted.put(instrument.token(), instrument));
    List<String> gone =
        books.keySet().stream().filter(token -> !wanted.containsKey(token)).toList();
    gone.forEach(this::forget);
    List<String> added = new ArrayList<>();
    wanted.forEach((token, instrument) -> {
      if (!books.containsKey(token) && hasRoom()) {
        books.put(token, new TokenBook(instrument, generations.getAsInt()));
        added.add(token);
      }
    });
    List<String> commands = new ArrayList<>();
    if (!gone.isEmpty()) {
      commands.add(operation("unsubscribe", gone));
    }
    subscribe(added, commands);
    return commands;
  }

  private boolean hasRoom() {
    if (books.size() < maxTokens) {
      return true;
    }
    telemetry.leftOut("token beyond the connection's limit");
    return false;
  }

  private void forget(String token) {
    books.remove(token);
    refreshes.drop(token);
  }

  @Override
  public List<String> onFrame(String text, long receivedAt, long frameNanos, Listener listener) {
    advance(receivedAt);
    heardAt = receivedAt;
    if (PLAIN_TEXTS.contains(text)) {
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
        List.copyOf(books.keySet()).forEach(token -> doubtUnread(token, moment));
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
        case Unused _ -> {}
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
    heardAt = heardAt == NEVER ? at : heardAt;
    List<String> commands = new ArrayList<>();
    if (opened && (pingedAt == NEVER || at - pingedAt >= settings.probe().toMillis())) {
      pingedAt = at;
      commands.add(PING);
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

  /** Subscribes anew to tokens of which no fresh book was asked for lately. */
  private List<String> refresh(Collection<String> tokens) {
    List<String> due = refreshes.due(tokens.stream().filter(books::containsKey).toList(), now);
    List<String> commands = new ArrayList<>();
    if (!due.isEmpty()) {
      commands.add(operation("unsubscribe", due));
      subscribe(due, commands);
    }
    return commands;
  }

  private void subscribe(List<String> tokens, List<String> commands) {
    if (tokens.isEmpty()) {
      return;
    }
    tokens.forEach(token -> refreshes.asked(token, now));
    commands.add(opened ? operation("subscribe", tokens) : opening(tokens));
    opened = true;
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
    return heardAt != NEVER && at - heardAt > settings.silence().toMillis();
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
