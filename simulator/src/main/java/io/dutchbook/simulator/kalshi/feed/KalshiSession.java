package io.dutchbook.simulator.kalshi.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Line;
import io.dutchbook.simulator.server.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One socket: its commands, subscriptions and sequences. */
final class KalshiSession implements Session {
  private static final int MOST_COMMANDS_A_SECOND = 10_000;
  private static final int MOST_MARKETS = 500_000;

  private final KalshiAccount account;
  private final Line line;
  private final Postmark postmark;
  private final Function<String, Optional<KalshiMarket>> markets;
  private final Consumer<KalshiSession> gone;
  private final Map<Integer, Subscription> bySid = new LinkedHashMap<>();
  private int lastSid;
  private long now;
  private long second;
  private int commandsInSecond;

  /**
   * An open socket.
   *
   * @param markets finds a market by ticker or by its UUID
   * @param gone told when it closes
   */
  KalshiSession(
      KalshiAccount account,
      Line line,
      Postmark postmark,
      Function<String, Optional<KalshiMarket>> markets,
      Consumer<KalshiSession> gone) {
    this.account = account;
    this.line = line;
    this.postmark = postmark;
    this.markets = markets;
    this.gone = gone;
  }

  KalshiAccount account() {
    return account;
  }

  @Override
  public boolean isMarketData() {
    return true;
  }

  @Override
  public void onClosed() {
    gone.accept(this);
  }

  /** The subscription of a channel; nothing when there is none. */
  Optional<Subscription> subscription(Channel channel) {
    return bySid.values().stream().filter(one -> one.channel() == channel).findFirst();
  }

  /** Sends a message of a channel. */
  void send(Subscription subscription, String type, ObjectNode message) {
    send(subscription, frame(subscription, Json.object().put("type", type), message));
  }

  private void send(Subscription subscription, ObjectNode frame) {
    line.send(postmark.frame(frame), subscription.channel().kind());
  }

  /** Ends the subscription of a channel with an error after which one has to subscribe again. */
  void end(Channel channel, Failure failure) {
    subscription(channel)
        .ifPresent(one -> {
          bySid.remove(one.sid());
          reply(numbered(one, Json.object().put("type", "error")).set("msg", failure.message()));
        });
  }

  private static ObjectNode frame(
      Subscription subscription, ObjectNode head, @Nullable ObjectNode message) {
    head.put("sid", subscription.sid());
    if (subscription.channel().isNumbered()) {
      head.put("seq", subscription.next());
    }
    return message == null ? head : head.set("msg", message);
  }

  /** Answers that are bound to a subscription take a number, also on channels without any. */
  private static ObjectNode numbered(Subscription subscription, ObjectNode head) {
    return head.put("sid", subscription.sid()).put("seq", subscription.next());
  }

  @Override
  public void onText(String text, long receivedAt) {
    now = receivedAt;
    Optional<Command> command = Command.read(text);
    if (isFlooded()) {
      fail(command.map(Command::id).orElse(null), Failure.TOO_MANY_COMMANDS);
    } else if (command.isEmpty()) {
      fail(null, Failure.UNPROCESSABLE);
    } else {
      obey(command.get());
    }
  }

  private boolean isFlooded() {
    if (now / 1_000 != second) {
      second = now / 1_000;
      commandsInSecond = 0;
    }
    return ++commandsInSecond > MOST_COMMANDS_A_SECOND;
  }

  private void obey(Command command) {
    if (command.name().equals("list_subscriptions")) {
      list(command);
    } else if (!List.of("subscribe", "unsubscribe", "update_subscription")
        .contains(command.name())) {
      fail(command.id(), Failure.UNKNOWN_COMMAND);
    } else if (!command.params().isObject()) {
      fail(command.id(), Failure.PARAMS_REQUIRED);
    } else if (command.name().equals("subscribe")) {
      subscribe(command);
    } else if (command.name().equals("unsubscribe")) {
      unsubscribe(command);
    } else {
      update(command);
    }
  }

  private void list(Command command) {
    ObjectNode frame = Json.object();
    frame.set("id", command.id() == null ? Json.object().numberNode(0) : command.id());
    ArrayNode all =
        Json.array(
            bySid.values(),
            one -> Json.object().put("channel", one.channel().wire()).put("sid", one.sid()));
    reply(frame.put("type", "ok").set("msg", all));
  }

  private void subscribe(Command command) {
    JsonNode channels = command.params().path("channels");
    if (!channels.isArray() || channels.isEmpty()) {
      fail(command.id(), Failure.CHANNELS_REQUIRED);
      return;
    }
    for (JsonNode name : channels) {
      Optional<Channel> channel = Channel.of(name.asText());
      if (channel.isEmpty()) {
        fail(command.id(), Failure.UNKNOWN_CHANNEL);
      } else {
        subscribe(command, channel.get());
      }
    }
  }

  private void subscribe(Command command, Channel channel) {
    List<String> tickers = tickers(command, channel);
    boolean byId = !command.marketIds().isEmpty();
    if (byId && channel != Channel.TICKER) {
      fail(command.id(), Failure.INVALID_PARAMETER);
    } else if (channel == Channel.ORDERBOOK_DELTA && tickers.isEmpty()) {
      fail(command.id(), Failure.TICKER_REQUIRED);
    } else if (tickers.size() > MOST_MARKETS) {
      fail(command.id(), Failure.TOO_MANY_MARKETS);
    } else {
      subscribe(command, channel, tickers);
    }
  }

  /** The markets that a command names; UUIDs work for tickers only. */
  private List<String> tickers(Command command, Channel channel) {
    List<String> tickers = new ArrayList<>(command.tickers());
    if (channel == Channel.TICKER) {
      command.marketIds().stream()
          .flatMap(id -> markets.apply(id).stream())
          .map(KalshiMarket::ticker)
          .forEach(tickers::add);
    }
    return tickers.stream().distinct().toList();
  }

  private void subscribe(Command command, Channel channel, List<String> tickers) {
    Optional<Subscription> known = subscription(channel);
    if (known.isPresent()) {
      extend(command, known.get(), tickers);
      return;
    }
    Subscription subscription =
        new Subscription(
            channel,
            ++lastSid,
            tickers,
            command.flag("use_yes_price"),
            command.flag("skip_ticker_ack"));
    bySid.put(subscription.sid(), subscription);
    ObjectNode message = Json.object().put("channel", channel.wire());
    reply(command.answer("subscribed").set("msg", message.put("sid", subscription.sid())));
    if (channel == Channel.ORDERBOOK_DELTA || command.flag("send_initial_snapshot")) {
      sendSnapshots(subscription, tickers, null);
    }
  }

  /** Markets are merged into the subscription that is there (recorded August 2026). */
  private void extend(Command command, Subscription subscription, List<String> tickers) {
    List<String> added = subscription.add(tickers);
    ok(command, subscription);
    if (subscription.channel() == Channel.ORDERBOOK_DELTA
        || command.flag("send_initial_snapshot")) {
      sendSnapshots(subscription, added, null);
    }
  }

  private void ok(Command command, Subscription subscription) {
    ObjectNode head = numbered(subscription, command.answer("ok"));
    reply(
        subscription.skipsTickers()
            ? head
            : head.set(
                "msg", Json.object().set("market_tickers", Json.texts(subscription.tickers()))));
  }

  private void sendSnapshots(
      Subscription subscription, List<String> tickers, @Nullable Command command) {
    List<String> unknown = new ArrayList<>();
    String type = subscription.channel() == Channel.TICKER ? "ticker" : "orderbook_snapshot";
    for (String ticker : tickers) {
      snapshot(subscription, ticker)
          .ifPresentOrElse(
              found -> send(subscription, frame(subscription, head(command, type), found)),
              () -> unknown.add(ticker));
    }
    if (!unknown.isEmpty() && subscription.channel() == Channel.ORDERBOOK_DELTA) {
      ObjectNode message = Failure.INVALID_PARAMETER.message();
      message.set("market_tickers", Json.texts(unknown));
      reply(numbered(subscription, head(command, "error")).set("msg", message));
    }
  }

  private static ObjectNode head(@Nullable Command command, String type) {
    return command == null ? Json.object().put("type", type) : command.answer(type);
  }

  private Optional<ObjectNode> snapshot(Subscription subscription, String ticker) {
    return switch (subscription.channel()) {
      case ORDERBOOK_DELTA ->
          markets
              .apply(ticker)
              .map(market -> Messages.snapshot(market, subscription.usesYesPrices()));
      case TICKER -> markets.apply(ticker).map(market -> Messages.ticker(market, now));
      default -> Optional.empty();
    };
  }

  private void unsubscribe(Command command) {
    if (!command.params().path("sids").isArray() || command.sids().isEmpty()) {
      fail(command.id(), Failure.SIDS_REQUIRED);
      return;
    }
    for (int sid : command.sids()) {
      Subscription subscription = bySid.remove(sid);
      if (subscription == null) {
        fail(command.id(), Failure.UNKNOWN_SID);
      } else {
        reply(numbered(subscription, command.answer("unsubscribed")));
      }
    }
  }

  private void update(Command command) {
    List<Integer> sids = command.sids();
    Subscription subscription = sids.size() == 1 ? bySid.get(sids.getFirst()) : null;
    if (sids.size() != 1) {
      fail(command.id(), Failure.ONE_SID_REQUIRED);
    } else if (subscription == null) {
      fail(command.id(), Failure.UNKNOWN_SID);
    } else if (!command.params().path("action").isTextual()) {
      fail(command.id(), Failure.ACTION_REQUIRED);
    } else {
      update(command, subscription, command.params().get("action").asText());
    }
  }

  private void update(Command command, Subscription subscription, String action) {
    List<String> tickers = tickers(command, subscription.channel());
    boolean book = subscription.channel() == Channel.ORDERBOOK_DELTA;
    boolean known = List.of("add_markets", "delete_markets", "get_snapshot").contains(action);
    if (!known || (action.equals("get_snapshot") && !book)) {
      fail(command, subscription, Failure.UNSUPPORTED_ACTION);
    } else if (tickers.isEmpty()) {
      fail(command, subscription, Failure.TICKER_REQUIRED);
    } else if (action.equals("add_markets")) {
      extend(command, subscription, tickers);
    } else if (action.equals("delete_markets")) {
      subscription.remove(tickers);
      ok(command, subscription);
    } else {
      sendSnapshots(subscription, tickers, command);
    }
  }

  private void fail(Command command, Subscription subscription, Failure failure) {
    reply(numbered(subscription, command.answer("error")).set("msg", failure.message()));
  }

  private void fail(@Nullable JsonNode id, Failure failure) {
    ObjectNode frame = Json.object().put("type", "error");
    if (id != null) {
      frame.set("id", id);
    }
    reply(frame.set("msg", failure.message()));
  }

  private void reply(ObjectNode frame) {
    line.send(postmark.frame(frame), Line.Kind.REPLY);
  }
}
