package io.dutchbook.protocol.journal;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.Rest;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import java.time.LocalDate;
import java.util.List;

/** What the risk desk remembers. All times are epoch milliseconds. */
public sealed interface DeskEvent extends JournalEvent {
  /** When it happened here. */
  long at();

  /**
   * A trade's worst case was set aside.
   *
   * @param request what it asked for
   */
  record TradeReserved(ReservationRequest request, long at) implements DeskEvent {}

  /**
   * A trade needs no reservation any more.
   *
   * @param trade which
   * @param reason {@code ended} or {@code never opened}
   */
  record TradeReleased(TradeId trade, String reason, long at) implements DeskEvent {}

  /**
   * Somebody set the switches.
   *
   * @param killed no order that adds risk may leave
   * @param paused no new trade may begin
   * @param by who
   * @param reason why
   */
  record SwitchesSet(boolean killed, boolean paused, String by, String reason, long at)
      implements DeskEvent {}

  /**
   * What a venue held before any trade of this journal.
   *
   * @param venue where
   * @param amount how much
   */
  record DepositSeen(Venue venue, Money amount, long at) implements DeskEvent {}

  /**
   * A venue holds other cash than the journal said, and nothing explains it: a deposit, a
   * withdrawal, or a trade that nobody knows of.
   *
   * @param venue where
   * @param amount how much more it holds; negative for less
   * @param reason what was found, in words
   */
  record CashAdjusted(Venue venue, Money amount, String reason, long at) implements DeskEvent {}

  /**
   * A trading day began.
   *
   * @param date which
   * @param realizedBefore what had been earned until then
   */
  record DayStarted(LocalDate date, Money realizedBefore, long at) implements DeskEvent {}

  /**
   * Some of a day's profit was put aside.
   *
   * @param amount how much
   */
  record ProfitPutAside(Money amount, long at) implements DeskEvent {}

  /**
   * A game began to rest after a trade.
   *
   * @param game which
   * @param rest after which trade and until when
   */
  record RestBegan(GameId game, Rest rest, long at) implements DeskEvent {}

  /**
   * A game holds nothing any more.
   *
   * @param game which
   * @param cash what it added to each venue, or took
   * @param realized what it earned, after fees
   */
  record GameClosed(GameId game, List<VenueCash> cash, Money realized, long at)
      implements DeskEvent {
    /** Copies the list. */
    public GameClosed {
      cash = List.copyOf(cash);
    }
  }

  /**
   * A finished game wants to trade again. Its position book goes on reporting its whole history, so
   * what was kept when it closed is taken back out.
   *
   * @param game which
   * @param cash what its history added to each venue, or took
   * @param realized what its history earned, after fees
   */
  record GameReopened(GameId game, List<VenueCash> cash, Money realized, long at)
      implements DeskEvent {
    /** Copies the list. */
    public GameReopened {
      cash = List.copyOf(cash);
    }
  }
}
