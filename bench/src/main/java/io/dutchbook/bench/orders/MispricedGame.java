package io.dutchbook.bench.orders;

import io.dutchbook.bench.decision.Frames;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A two-way game at both venues, on markets that hold nobody back. Kalshi's offer of the home side
 * is dear, until a frame brings a cheap one: then it is a Dutch book with the away token.
 */
final class MispricedGame {
  private static final int FAIR_CENTS = 50;
  private static final int LEVELS = 10;
  private static final int BEST_BID_CENTS = 28;
  private static final int BEST_OFFER_CENTS = 52;

  private final SampleGame game;
  private final List<InstrumentId> ids;
  private final Frames kalshi;
  private final Frames polymarket;
  private final String ticker;
  private long seq = 1;

  MispricedGame() {
    SampleGame every = SampleGame.withInstruments(6);
    List<Instrument> instruments =
        every.instruments().stream()
            .filter(instrument ->
                instrument.id().venue() == Venue.POLYMARKET
                    || instrument.equals(every.instruments().getFirst()))
            .map(MispricedGame::withoutDelay)
            .toList();
    this.game = new SampleGame(every.outcomes(), instruments);
    this.ids = instruments.stream().map(Instrument::id).toList();
    this.kalshi = Frames.of(Venue.KALSHI, ids, FAIR_CENTS);
    this.polymarket = Frames.of(Venue.POLYMARKET, ids, FAIR_CENTS);
    this.ticker = ids.getFirst().market();
  }

  private static Instrument withoutDelay(Instrument held) {
    return new Instrument(
        held.id(), held.label(), held.payoff(), held.fees(), held.rules(), 0, held.negRisk());
  }

  SampleGame game() {
    return game;
  }

  PushedVenue polymarket() {
    return new PushedVenue(Venue.POLYMARKET, polymarket::session, polymarket.beginning());
  }

  PushedVenue kalshi() {
    return new PushedVenue(
        Venue.KALSHI, kalshi::session, List.of(kalshi.beginning().getFirst(), snapshot()));
  }

  private String snapshot() {
    return """
    {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"%s","market_id":"m",\
    "yes_dollars_fp":[%s],"no_dollars_fp":[%s]}}\
    """
        .formatted(seq, ticker, levels(BEST_BID_CENTS, -1), levels(BEST_OFFER_CENTS, 1));
  }

  private static String levels(int best, int direction) {
    StringJoiner levels = new StringJoiner(",");
    for (int level = 0; level < LEVELS; level++) {
      levels.add(String.format(Locale.ROOT, "[\"0.%02d00\",\"100.00\"]", best + direction * level));
    }
    return levels.toString();
  }

  /**
   * A change at Polymarket that matters to nobody: a feed that hears nothing takes its venue for
   * dead.
   */
  String signOfLife() {
    return polymarket.next();
  }

  /** The cheap offer comes. */
  String cheap() {
    return change("100.00");
  }

  /** The cheap offer goes. */
  String dear() {
    return change("-100.00");
  }

  private String change(String contracts) {
    seq++;
    return """
    {"type":"orderbook_delta","sid":1,"seq":%d,"msg":{"market_ticker":"%s","market_id":"m",\
    "price_dollars":"0.3000","delta_fp":"%s","side":"no","ts":"2026-11-22T20:46:28.97871Z",\
    "ts_ms":1795365000000}}\
    """
        .formatted(seq, ticker, contracts);
  }
}
