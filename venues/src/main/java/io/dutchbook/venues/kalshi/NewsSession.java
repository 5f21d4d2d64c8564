package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiFrame.News;
import io.dutchbook.venues.kalshi.KalshiFrame.Refused;
import io.dutchbook.venues.kalshi.KalshiFrame.Subscribed;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels of one connection: which subscription is which channel, and whether one of them had
 * a hole. Every frame of a subscription that has a sequence counts in it, answers to commands and
 * refusals included; ticker, fill, order and position frames have none (2026-10). Belongs to one
 * thread.
 */
final class NewsSession {
  private final Collection<NewsChannel> channels;
  private final List<String> tickers;
  private final VenueTelemetry telemetry;
  private final Map<Long, String> names = new HashMap<>();
  private final Map<Long, Long> nextSeq = new HashMap<>();

  /**
   * A session of a connection that is about to open.
   *
   * @param tickers the markets that channels with a filter are narrowed to; none means all
   */
  NewsSession(
      Collection<NewsChannel> channels, Collection<String> tickers, VenueTelemetry telemetry) {
    this.channels = List.copyOf(channels);
    this.tickers = List.copyOf(tickers);
    this.telemetry = telemetry;
  }

  /** What to say first: a command for every channel, because not all of them take a filter. */
  List<String> opening() {
    List<String> commands = new ArrayList<>();
    long id = 0;
    for (NewsChannel channel : channels) {
      ObjectNode command = Json.object();
      command.put("id", ++id);
      command.put("cmd", "subscribe");
      ObjectNode params = command.putObject("params");
      params.putArray("channels").add(channel.wireName());
      if (channel.isFiltered() && !tickers.isEmpty()) {
        tickers.forEach(params.putArray("market_tickers")::add);
      }
      commands.add(Json.write(command));
    }
    return commands;
  }

  /** What to say from time to time, so that the venue answers. */
  static String probe() {
    return "{\"id\":1000,\"cmd\":\"list_subscriptions\"}";
  }

  /**
   * What a frame says; what cannot be understood is counted and says nothing.
   *
   * @throws Resubscribing.DeadSubscription when the venue ends a subscription
   */
  List<KalshiNews> onFrame(String text) {
    try {
      return take(KalshiFrames.decode(text));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      return List.of();
    }
  }

  private List<KalshiNews> take(KalshiFrame frame) {
    List<KalshiNews> news = new ArrayList<>();
    if (frame.seq() != KalshiFrame.NONE) {
      checkSequence(frame.sid(), frame.seq(), news);
    }
    switch (frame) {
      case Subscribed subscribed -> {
        names.put(subscribed.newSid(), subscribed.channel());
        nextSeq.put(subscribed.newSid(), 1L);
        news.add(new KalshiNews.Began(subscribed.channel()));
      }
      case Refused refused -> {
        telemetry.refused("news/" + refused.code());
        Resubscribing.unlessDead(refused.error());
      }
      case News said -> news.add(said.news());
      default -> {}
    }
    return news;
  }

  private void checkSequence(long sid, long seq, List<KalshiNews> news) {
    Long expected = nextSeq.put(sid, seq + 1);
    if (expected != null && expected != seq) {
      news.add(new KalshiNews.Missed(names.getOrDefault(sid, "unknown")));
    }
  }
}
