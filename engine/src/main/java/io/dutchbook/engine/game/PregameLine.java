package io.dutchbook.engine.game;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What bookmakers thought before the start, as the scoreboard passed it on. Whatever it did not say
 * is missing.
 *
 * @param provider whose line it is
 * @param homeSpread points that the home side is given: negative when it is the favourite
 * @param total points of both sides together at which over and under are even
 * @param homeMoneyLine American odds of the home side: −150 stakes 150 to win 100, +130 stakes 100
 *     to win 130
 * @param awayMoneyLine of the visitors
 * @param drawMoneyLine of a draw
 */
public record PregameLine(
    String provider,
    @Nullable BigDecimal homeSpread,
    @Nullable BigDecimal total,
    @Nullable Integer homeMoneyLine,
    @Nullable Integer awayMoneyLine,
    @Nullable Integer drawMoneyLine) {

  /** Whether it says who is the favourite, and by how much. */
  public boolean saysWho() {
    return homeSpread != null || homeMoneyLine != null || awayMoneyLine != null;
  }
}
