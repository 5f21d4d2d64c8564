package io.dutchbook.cli.replay;

import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.GameDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded markets of which something is known together.
 *
 * @param event the ticker of their event
 * @param title what people call it; the ticker when nobody says
 * @param league its league, or any where none is known: a replay asks it for no scores
 * @param outcomes how it can end
 * @param markets the markets
 */
record RecordedGame(
    String event, String title, League league, OutcomeSpace outcomes, List<Market> markets) {
  /** Copies the list. */
  RecordedGame {
    markets = List.copyOf(markets);
  }

  /**
   * A market.
   *
   * @param ticker the venue's name of it
   * @param name whose YES it is
   * @param yes what YES pays
   */
  record Market(String ticker, String name, Payoff yes) {
    /** One of its two sides. */
    InstrumentId instrument(String token) {
      return new InstrumentId(Venue.KALSHI, ticker, token);
    }
  }

  /** The series of an event or a market: what its ticker begins with. */
  static String series(String ticker) {
    int dash = ticker.indexOf('-');
    return dash < 0 ? ticker : ticker.substring(0, dash);
  }

  /** Both sides of every market as what can be bought, at these fees. */
  GameDefinition definition(GameId id, FeeSchedule fees) {
    List<Instrument> instruments =
        markets.stream()
            .flatMap(market ->
                Stream.of(
                    instrument(market, InstrumentId.YES, market.name(), market.yes(), fees),
                    instrument(
                        market,
                        InstrumentId.NO,
                        "not " + market.name(),
                        market.yes().complement(),
                        fees)))
            .toList();
    return new GameDefinition(id, league, event, title, title, 0, outcomes, instruments);
  }

  private static Instrument instrument(
      Market market, String token, String label, Payoff payoff, FeeSchedule fees) {
    return new Instrument(
        market.instrument(token),
        label,
        payoff,
        fees,
        OrderRules.kalshi(PriceGrid.CENTS),
        0,
        false);
  }
}
