package io.dutchbook.bench.game;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Quantity;
import java.util.List;

/**
 * A game with the instruments that the two venues list on it, at their fees and rules of November
 * 2026.
 *
 * @param outcomes how it can end
 * @param instruments what may be bought
 */
public record SampleGame(OutcomeSpace outcomes, List<Instrument> instruments) {
  private static final KalshiFees KALSHI_FEES = KalshiFees.taker(1_000_000);
  private static final PolymarketFees POLYMARKET_FEES = new PolymarketFees(50_000);
  private static final OrderRules KALSHI_RULES = OrderRules.kalshi(PriceGrid.CENTS);
  private static final OrderRules POLYMARKET_RULES =
      OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5));
  private static final String FIRST_TOKEN =
      "71321045679252212594626385532706912750332728571942532289631379312455583992563";
  private static final String SECOND_TOKEN =
      "52114319501245915516055106046884209969926127482827954674443846427813813222426";

  /** A game with this many instruments: 2, 3, 6 or 8. */
  public static SampleGame withInstruments(int count) {
    return switch (count) {
      case 2 -> twoWay(List.of(yes("HOM", 0, 2), token(SECOND_TOKEN, 1, 2)));
      case 3 -> threeWay(List.of(yes("HOM", 0, 3), token(FIRST_TOKEN, 1, 3), yes("AWY", 2, 3)));
      case 6 -> everySideOfATwoWayGame();
      case 8 -> everySideOfAThreeWayGame();
      default -> throw new IllegalArgumentException("no game with " + count + " instruments");
    };
  }

  private static SampleGame everySideOfATwoWayGame() {
    return twoWay(
        List.of(
            yes("HOM", 0, 2),
            no("HOM", 0, 2),
            yes("AWY", 1, 2),
            no("AWY", 1, 2),
            token(FIRST_TOKEN, 0, 2),
            token(SECOND_TOKEN, 1, 2)));
  }

  private static SampleGame everySideOfAThreeWayGame() {
    return threeWay(
        List.of(
            yes("HOM", 0, 3),
            no("HOM", 0, 3),
            yes("TIE", 1, 3),
            no("TIE", 1, 3),
            yes("AWY", 2, 3),
            no("AWY", 2, 3),
            token(FIRST_TOKEN, 0, 3),
            polymarket(SECOND_TOKEN, Payoff.only(0, 3).complement())));
  }

  private static SampleGame twoWay(List<Instrument> instruments) {
    return new SampleGame(League.NBA.outcomes(), instruments);
  }

  private static SampleGame threeWay(List<Instrument> instruments) {
    return new SampleGame(League.EPL.outcomes(), instruments);
  }

  private static Instrument yes(String team, int outcome, int outcomes) {
    return kalshi(team, InstrumentId.YES, Payoff.only(outcome, outcomes));
  }

  private static Instrument no(String team, int outcome, int outcomes) {
    return kalshi(team, InstrumentId.NO, Payoff.only(outcome, outcomes).complement());
  }

  private static Instrument token(String token, int outcome, int outcomes) {
    return polymarket(token, Payoff.only(outcome, outcomes));
  }

  private static Instrument kalshi(String team, String side, Payoff payoff) {
    InstrumentId id = new InstrumentId(Venue.KALSHI, "KXNBAGAME-26NOV22AWYHOM-" + team, side);
    return new Instrument(id, team + " " + side, payoff, KALSHI_FEES, KALSHI_RULES, 0, false);
  }

  private static Instrument polymarket(String token, Payoff payoff) {
    InstrumentId id =
        new InstrumentId(
            Venue.POLYMARKET,
            "0xbd31dc8a20211944f6b70f31557f1001557b59905b7738480ca09bd4532f84af",
            token);
    return new Instrument(id, "token", payoff, POLYMARKET_FEES, POLYMARKET_RULES, 1_000, false);
  }
}
