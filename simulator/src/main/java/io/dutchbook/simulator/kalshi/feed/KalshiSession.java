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
  private final KalshiAccount account;
  private final Line line;
  private final Function<String, Optional<KalshiMarket>> markets;
  private final Consumer<KalshiSession> gone;
  private final Map<Integer, Subscription> bySid = new LinkedHashMap<>();
  private int lastSid;
  private long now;

  /**
   * An open socket.
   *
   * @param markets finds a market by ticker
   * @param gone told when it closes
   */
  KalshiSession(
      KalshiAccount account,
      Line line,
      Function<String, Optional<KalshiMarket>> markets,
      Consumer<KalshiSession> gone) {
    this.account = account;
    this.line = line;
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
    line.send(Json.text(frame(subscription, type, null, message)), subscription.channel().kind());
  }

  private static ObjectNode frame(
      Subscription subscription, String type, @Nullable JsonNode id, @Nullable ObjectNode message) {
    ObjectNode frame = Json.object().put("type", type);
    if (id != null) {
      frame.set("id", id);
    }
    frame.put("sid", subscription.sid());
    if (subscription.channel().isNumbered()) {
      frame.put("seq", subscription.next());
    }
    if (message != null) {
      frame.set("msg", message);
    }
    return frame;
  }

  @Override
  public void onText(String text, long receivedAt) {
    now = receivedAt;
    JsonNode command = Json.read(text).filter(JsonNode::isObject).orElse(null);
    if (command == null) {
      fail(null, Failure.UNPROCESSABLE);
      return;
    }
    JsonNode id = command.path("id").isIntegralNumber() ? command.get("id") : null;
    JsonNode params = command.path("params");
    String name = command.path("cmd").asText("");
    if (name.equals("list_subscriptions")) {
      list(id);
    } else if (!List.of("subscribe", "unsubscribe", "update_subscription").contains(name)) {
      fail(id, Failure.UNKNOWN_COMMAND);
    } else if (!params.isObject()) {
      fail(id, Failure.PARAMS_REQUIRED);
    } else if (name.equals("subscribe")) {
      subscribe(id, params);
    } else if (name.equals("unsubscribe")) {
      unsubscribe(id, params);
    } else {
      update(id, params);
    }
  }

  private void list(@Nullable JsonNode id) {
    ObjectNode frame = Json.object();
    if (id != null) {
      frame.set("id", id);
    }
    ArrayNode all =
        Json.array(
            bySid.values(),
            one -> Json.object().put("channel", one.channel().wire()).put("sid", one.sid()));
    reply(frame.put("type", "ok").set("msg", all));
  }

  private void subscribe(@Nullable JsonNode id, JsonNode params) {
    if (!params.path("channels").isArray() || params.get("channels").isEmpty()) {
      fail(id, Failure.CHANNELS_REQUIRED);
      return;
    }
    List<String> tickers = tickers(params);
    for (JsonNode name : params.get("channels")) {
      Optional<Channel> channel = Channel.of(name.asText());
      if (channel.isEmpty()) {
        fail(id, Failure.UNKNOWN_CHANNEL);
      } else if (channel.get() == Channel.ORDERBOOK_DELTA && tickers.isEmpty()) {
        fail(id, Failure.TICKER_REQUIRED);
      } else {
        subscribe(id, params, channel.get(), tickers);
      }
    }
  }

  private void subscribe(
      @Nullable JsonNode id, JsonNode params, Channel channel, List<String> tickers) {
    Optional<Subscription> known = subscription(channel);
    if (known.isPresent()) {
      extend(id, known.get(), tickers);
      return;
    }
    boolean yesPrices = params.path("use_yes_price").asBoolean(false);
    Subscription subscription = new Subscription(channel, ++lastSid, tickers, yesPrices);
    bySid.put(subscription.sid(), subscription);
    ObjectNode frame = Json.object().put("type", "subscribed");
    if (id != null) {
      frame.set("id", id);
    }
    ObjectNode message = Json.object().put("channel", channel.wire());
    reply(frame.set("msg", message.put("sid", subscription.sid())));
    boolean wanted =
        channel == Channel.ORDERBOOK_DELTA || params.path("send_initial_snapshot").asBoolean(false);
    if (wanted) {
      sendSnapshots(subscription, tickers, null);
    }
  }

  /** Markets are merged into the subscription that is there (recorded August 2026). */
  private void extend(@Nullable JsonNode id, Subscription subscription, List<String> tickers) {
    List<String> added = subscription.add(tickers);
    ok(id, subscription);
    sendSnapshots(subscription, added, null);
  }

  private void ok(@Nullable JsonNode id, Subscription subscription) {
    ObjectNode message = Json.object().set("market_tickers", Json.texts(subscription.tickers()));
    reply(frame(subscription, "ok", id, message));
  }

  private void sendSnapshots(
      Subscription subscription, List<String> tickers, @Nullable JsonNode id) {
    List<String> unknown = new ArrayList<>();
    for (String ticker : tickers) {
      Optional<ObjectNode> message =
          switch (subscription.channel()) {
            case ORDERBOOK_DELTA ->
                markets
                    .apply(ticker)
                    .map(market -> Messages.snapshot(market, subscription.usesYesPrices()));
            case TICKER -> markets.apply(ticker).map(market -> Messages.ticker(market, now));
            default -> Optional.empty();
          };
      String type = subscription.channel() == Channel.TICKER ? "ticker" : "orderbook_snapshot";
      message.ifPresentOrElse(
          found ->
              line.send(
                  Json.text(frame(subscription, type, id, found)), subscription.channel().kind()),
          () -> unknown.add(ticker));
    }
    if (!unknown.isEmpty() && subscription.channel() == Channel.ORDERBOOK_DELTA) {
      ObjectNode message = Failure.INVALID_PARAMETER.message();
      message.set("market_tickers", Json.texts(unknown));
      reply(frame(subscription, "error", id, message));
    }
  }

  private void unsubscribe(@Nullable JsonNode id, JsonNode params) {
    if (!params.path("sids").isArray() || params.get("sids").isEmpty()) {
      fail(id, Failure.SIDS_REQUIRED);
      return;
    }
    for (JsonNode sid : params.get("sids")) {
      Subscription subscription = bySid.remove(sid.asInt(-1));
      if (subscription == null) {
        fail(id, Failure.UNKNOWN_SID);
      } else {
        ObjectNode frame = Json.object().put("type", "unsubscribed");
        if (id != null) {
          frame.set("id", id);
        }
        reply(frame.put("sid", subscription.sid()).put("seq", subscription.next()));
      }
    }
  }

  private void update(@Nullable JsonNode id, JsonNode params) {
    List<Integer> sids = new ArrayList<>();
    params.path("sids").forEach(sid -> sids.add(sid.asInt(-1)));
    if (params.path("sid").isIntegralNumber()) {
      sids.add(params.get("sid").asInt());
    }
    Subscription subscription = sids.size() == 1 ? bySid.get(sids.getFirst()) : null;
    if (sids.size() != 1) {
      fail(id, Failure.ONE_SID_REQUIRED);
    } else if (subscription == null) {
      fail(id, Failure.UNKNOWN_SID);
    } else if (!params.path("action").isTextual()) {
      fail(id, Failure.ACTION_REQUIRED);
    } else {
      update(id, subscription, params.get("action").asText(), tickers(params));
    }
  }

  private void update(
      @Nullable JsonNode id, Subscription subscription, String action, List<String> tickers) {
    boolean book = subscription.channel() == Channel.ORDERBOOK_DELTA;
    boolean known = List.of("add_markets", "delete_markets", "get_snapshot").contains(action);
    if (!known || (action.equals("get_snapshot") && !book)) {
      reply(frame(subscription, "error", id, Failure.UNSUPPORTED_ACTION.message()));
    } else if (tickers.isEmpty()) {
      reply(frame(subscription, "error", id, Failure.TICKER_REQUIRED.message()));
    } else if (action.equals("add_markets")) {
      extend(id, subscription, tickers);
    } else if (action.equals("delete_markets")) {
      subscription.remove(tickers);
      ok(id, subscription);
    } else {
      sendSnapshots(subscription, tickers, id);
    }
  }

  private static List<String> tickers(JsonNode params) {
    List<String> tickers = new ArrayList<>();
    params.path("market_tickers").forEach(ticker -> tickers.add(ticker.asText()));
    if (params.path("market_ticker").isTextual()) {
      tickers.add(params.get("market_ticker").asText());
    }
    return tickers.stream().distinct().toList();
  }

  private void fail(@Nullable JsonNode id, Failure failure) {
    ObjectNode frame = Json.object().put("type", "error");
    if (id != null) {
      frame.set("id", id);
    }
    reply(frame.set("msg", failure.message()));
  }

  private void reply(JsonNode frame) {
    line.send(Json.text(frame), Line.Kind.REPLY);
  }

  /** Error codes of the protocol. */
  private enum Failure {
    UNPROCESSABLE(1, "Unable to process message"),
    PARAMS_REQUIRED(2, "Params required"),
    CHANNELS_REQUIRED(3, "Channels required"),
    SIDS_REQUIRED(4, "Subscription IDs required"),
    UNKNOWN_COMMAND(5, "Unknown command"),
    UNKNOWN_SID(7, "Unknown subscription ID"),
    UNKNOWN_CHANNEL(8, "Unknown channel name"),
    INVALID_PARAMETER(11, "Invalid parameter"),
    ONE_SID_REQUIRED(12, "Exactly one subscription ID is required"),
    UNSUPPORTED_ACTION(13, "Unsupported action"),
    TICKER_REQUIRED(14, "Market Ticker required"),
    ACTION_REQUIRED(15, "Action required");

    private final int code;
    private final String text;

    Failure(int code, String text) {
      this.code = code;
      this.text = text;
    }

    private ObjectNode message() {
      return Json.object().put("code", code).put("msg", text);
    }
  }
}
