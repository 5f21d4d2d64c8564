package io.dutchbook.cli.replay;

import io.dutchbook.venues.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/**
 * A session of a game's two markets, made up from a seed: levels come and go around prices that are
 * often close enough for a Dutch book. No book is ever crossed.
 */
final class GeneratedSession {
  static final String HOME = "KXNBAGAME-26NOV22AAABBB-AAA";
  static final String AWAY = "KXNBAGAME-26NOV22AAABBB-BBB";
  static final long START = 1_795_364_790_000L;
  static final long STEP = 2_000;

  private final Random random;
  private final PlainBooks books = new PlainBooks();
  private final List<RecordedFrame> frames = new ArrayList<>();
  private long seq;

  private GeneratedSession(long seed) {
    this.random = new Random(seed);
  }

  static List<RecordedFrame> of(long seed, int deltas) {
    GeneratedSession session = new GeneratedSession(seed);
    session.add(
        "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":1}}");
    session.snapshot(HOME, "0.44", "0.50");
    session.snapshot(AWAY, "0.46", "0.48");
    for (int i = 0; i < deltas; i++) {
      session.delta(i % 2 == 0 ? HOME : AWAY);
    }
    return session.frames;
  }

  private void snapshot(String ticker, String yesBid, String noBid) {
    add(
        """
        {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"%s",\
        "yes_dollars_fp":[["%s","20.00"]],"no_dollars_fp":[["%s","30.00"]]}}\
        """
            .formatted(++seq, ticker, yesBid, noBid));
  }

  /** A level is taken away or, when there is room below the other side, put up or made larger. */
  private void delta(String ticker) {
    boolean yes = random.nextBoolean();
    SortedMap<BigDecimal, BigDecimal> side = yes ? books.yesBids(ticker) : books.noBids(ticker);
    SortedMap<BigDecimal, BigDecimal> other = yes ? books.noBids(ticker) : books.yesBids(ticker);
    BigDecimal price = BigDecimal.valueOf(40 + random.nextInt(16), 2).setScale(4);
    BigDecimal change = BigDecimal.valueOf(1 + random.nextInt(9_000), 2);
    boolean crosses =
        !other.isEmpty() && price.add(other.firstKey()).compareTo(BigDecimal.ONE) >= 0;
    if (!side.isEmpty() && (crosses || random.nextBoolean())) {
      price = side.firstKey();
      change = side.getOrDefault(price, BigDecimal.ZERO).negate();
    } else if (crosses) {
      price = new BigDecimal("0.0100");
    }
    add(
        """
        {"type":"orderbook_delta","sid":1,"seq":%d,"msg":{"market_ticker":"%s",\
        "price_dollars":"%s","delta_fp":"%s","side":"%s"}}\
        """
            .formatted(++seq, ticker, price, change, yes ? "yes" : "no"));
  }

  private void add(String text) {
    RecordedFrame frame =
        new RecordedFrame(
            frames.size() + 1, START + STEP * frames.size(), Json.parse(text, "generated"));
    books.take(frame.json());
    frames.add(frame);
  }
}
