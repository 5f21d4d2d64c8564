package io.dutchbook.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.cli.crash.TradeTimes.Interval;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradeTimesTest {
  private final TradeTimes times = new TradeTimes();

  @Test
  void aSurplusLastsFromTheFillThatLeftItToTheFillThatCoversIt() {
    times.add(Story.opened(1_000));
    times.add(Story.filled(Story.AT_POLYMARKET, 2_000));
    times.add(Story.filled(Story.AT_KALSHI, 2_300));
    times.add(Story.ended(Ending.HEDGED, 2_400));

    assertThat(times.surpluses()).containsExactly(new Interval(2_000, 2_300));
    assertThat(times.endings()).isEqualTo(Map.of(Ending.HEDGED, 1));
  }

  @Test
  void aSurplusThatNothingCoversLastsUntilTheTradeSaysSo() {
    times.add(Story.opened(1_000));
    times.add(Story.filled(Story.AT_POLYMARKET, 2_000));
    times.add(Story.ended(Ending.DIRECTIONAL, 32_000));

    assertThat(times.surpluses()).containsExactly(new Interval(2_000, 32_000));
  }

  @Test
  void aFillThatIsTakenBackLeavesASurplusOfTheOther() {
    times.add(Story.opened(1_000));
    times.add(Story.filled(Story.AT_POLYMARKET, 2_000));
    times.add(Story.filled(Story.AT_KALSHI, 2_000));
    times.add(new BookEvent.FillReversed(Story.fill(Story.AT_POLYMARKET), Money.ZERO, 9_000));
    times.add(Story.filled(Story.AT_POLYMARKET, 9_700));

    assertThat(times.surpluses())
        .containsExactly(new Interval(2_000, 2_000), new Interval(9_000, 9_700));
  }

  @Test
  void anOutcomeIsUnknownFromTheFirstTimeItIsSaidUntilTheOrderIsClosed() {
    times.add(Story.opened(1_000));
    times.add(new BookEvent.OrderUnknown(Story.AT_KALSHI, "no answer", 2_000));
    times.add(new BookEvent.OrderUnknown(Story.AT_KALSHI, "no answer", 3_000));
    times.add(new BookEvent.OrderClosed(Story.AT_KALSHI, Story.TEN, "filled", 4_500));

    assertThat(times.unknowns()).containsExactly(new Interval(2_000, 4_500));
  }
}
