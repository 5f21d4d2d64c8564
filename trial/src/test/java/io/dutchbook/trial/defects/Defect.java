package io.dutchbook.trial.defects;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.Homes;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Delayed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.trial.journal.Database;
import io.dutchbook.trial.machine.Surgery;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** What can be wrong with an engine that handles other people's money. */
public enum Defect {
  /** The other side of the market is ordered. */
  SWAPPED_SIDES(sending(Venue.KALSHI, Defect::otherSide)),

  /** A sale is sent as a purchase. */
  SALE_AS_PURCHASE(sending(Defect::purchase)),

  /** More is ordered than was intended. */
  DOUBLE_SIZE(sending(Defect::doubled)),

  /** A worse price is allowed than was intended. */
  WORSE_LIMIT(sending(Defect::atAnyPrice)),

  /** Orders are sent whose time is over. */
  EXPIRED_IS_SENT(sending(Defect::inNoHurry)),

  /** What nobody knows is taken for nothing. */
  ERROR_IS_ZERO(
      telling((_, outcome) -> outcome instanceof Unknown unknown ? nothing(unknown) : outcome)),

  /** What the venue holds back is taken for nothing. */
  DELAYED_IS_UNFILLED(
      telling((_, outcome) -> outcome instanceof Delayed delayed ? nothing(delayed) : outcome)),

  /** What the venue refused is taken for done. */
  REFUSED_IS_FILLED(
      telling((intent, outcome) -> outcome instanceof Rejected ? full(intent) : outcome)),

  /** What was bought beyond the wish is not booked. */
  EXCESS_IS_DROPPED(
      telling((intent, outcome) -> outcome instanceof Closed c ? capped(intent, c) : outcome)),

  /** Of several fills the last is lost. */
  LAST_FILL_IS_LOST(
      telling((_, outcome) -> outcome instanceof Closed c ? withoutLast(c) : outcome)),

  /** Fees are forgotten. */
  NO_FEES(fills(fill -> priced(fill, fill.price(), fill.notional(), Money.ZERO))),

  /** The price of the other side is booked. */
  OTHER_SIDES_PRICE(fills(Defect::mirrored)),

  /** A fill has another name every time it is told. */
  FILLS_WITHOUT_NAMES(FreshNames::new),

  /** An unknown order is sent again under another name. */
  NEW_NAME_ON_RETRY(Operation.onOrders(SentAgain::new)),

  /** Orders that nobody can find at once are given up. */
  LOST_IS_NEVER_ARRIVED(
      Operation.onOrders(port ->
          new ChangedOrders(port) {
            @Override
            public CompletionStage<OrderOutcome> lookUp(OrderIntent intent) {
              return CompletableFuture.completedStage(
                  new Rejected(intent.key(), Reason.NEVER_ARRIVED, "given up"));
            }
          })),

  /** Every match is taken for final. */
  FAILED_IS_CONFIRMED(Operation.onOrders(Venue.POLYMARKET, Credulous::new)),

  /** A result is booked for the other side. */
  RESULT_TURNED_ROUND(results(price -> new Price(Price.DOLLAR - price.tenThousandths()))),

  /** A void game is paid as if it were won. */
  VOID_IS_WON(
      results(price -> price.equals(Price.ZERO) || price.equals(Price.ONE) ? price : Price.ONE)),

  /** The risk desk never hears how trades end: what they reserved stays reserved. */
  RESERVATION_LEAKS(ForgottenEndings::new),

  /** The kill switch is answered for, and forgotten. */
  KILL_IS_FORGOTTEN(
      deaf((_, message) -> {
        if (message instanceof DeskCommand.SetKill set && set.engaged()) {
          set.replyTo()
              .tell(new DeskCommand.SwitchReply(new DeskCommand.Switches(true, false), true, ""));
          return true;
        }
        return false;
      })),

  /** A stop loss sells the other side of its market. */
  EXIT_SELLS_THE_OTHER_SIDE(
      sending(order -> order.purpose() == Purpose.EXIT ? otherSide(order) : order)),

  /** What was sold before the end is not booked. */
  EXIT_IS_NOT_BOOKED(
      telling((order, outcome) ->
          order.purpose() == Purpose.EXIT && outcome instanceof Closed
              ? nothing(outcome)
              : outcome)),

  /** A locked set is sold as if nothing were given up with it. */
  EARLY_CLOSE_AT_ANY_PRICE(
      new Surgery() {
        @Override
        public Engine.Settings on(Engine.Settings settings) {
          return WrongSettings.impatient(settings);
        }
      }),

  /** The limits are ten times what was set. */
  LIMITS_TOO_WIDE(
      new Surgery() {
        @Override
        public Engine.Settings on(Engine.Settings settings) {
          return WrongSettings.wide(settings);
        }
      }),

  /** The journal says that it has what it has not. */
  JOURNAL_ANSWERS_TOO_EARLY(
      new Surgery() {
        @Override
        public void on(Database database) {
          database.answersTooEarly(true);
        }
      });

  @SuppressWarnings("ImmutableEnumChecker") // gives, and keeps nothing
  private final Supplier<Surgery> surgery;

  Defect(Surgery surgery) {
    this(() -> surgery);
  }

  Defect(Supplier<Surgery> surgery) {
    this.surgery = surgery;
  }

  /** How it is planted in one engine. */
  public Surgery surgery() {
    return surgery.get();
  }

  // ---------------------------------------------------------------- kinds of surgery

  private static Surgery sending(UnaryOperator<OrderIntent> change) {
    return Operation.onOrders(port -> sending(port, change));
  }

  private static Surgery sending(Venue only, UnaryOperator<OrderIntent> change) {
    return Operation.onOrders(only, port -> sending(port, change));
  }

  private static OrderPort sending(OrderPort port, UnaryOperator<OrderIntent> change) {
    return new ChangedOrders(port) {
      @Override
      OrderIntent sent(OrderIntent intent) {
        return change.apply(intent);
      }
    };
  }

  private static Surgery telling(BiFunction<OrderIntent, OrderOutcome, OrderOutcome> change) {
    return Operation.onOrders(port ->
        new ChangedOrders(port) {
          @Override
          OrderOutcome told(OrderIntent intent, OrderOutcome outcome) {
            return change.apply(intent, outcome);
          }
        });
  }

  private static Surgery fills(UnaryOperator<Fill> change) {
    return telling((_, outcome) ->
        outcome instanceof Closed closed
            ? new Closed(
                closed.key(), closed.filled(), closed.fills().stream().map(change).toList())
            : outcome);
  }

  private static Surgery results(UnaryOperator<Price> change) {
    return Operation.onCatalogues(catalogue -> new Results(catalogue, change));
  }

  private static Surgery deaf(BiPredicate<String, Object> unheard) {
    return talk(right -> new Talk(right, unheard.negate()));
  }

  private static Surgery talk(Function<Homes, Homes> change) {
    return new Surgery() {
      @Override
      public Homes on(Homes homes) {
        return change.apply(homes);
      }
    };
  }

  // ---------------------------------------------------------------- wrong orders

  private static OrderIntent otherSide(OrderIntent intent) {
    InstrumentId id = intent.instrument().id();
    String token = id.token().equals(InstrumentId.YES) ? InstrumentId.NO : InstrumentId.YES;
    var instrument = intent.instrument();
    return new OrderIntent(
        intent.key(),
        intent.purpose(),
        new Instrument(
            new InstrumentId(id.venue(), id.market(), token),
            instrument.label(),
            instrument.payoff(),
            instrument.fees(),
            instrument.rules(),
            instrument.takerDelayMillis(),
            instrument.negRisk()),
        intent.action(),
        intent.quantity(),
        new Price(Price.DOLLAR - intent.limit().tenThousandths()),
        intent.createdAt(),
        intent.deadline());
  }

  private static OrderIntent with(
      OrderIntent intent, Action action, Quantity quantity, Price limit, long deadline) {
    return new OrderIntent(
        intent.key(),
        intent.purpose(),
        intent.instrument(),
        action,
        quantity,
        limit,
        intent.createdAt(),
        deadline);
  }

  private static OrderIntent purchase(OrderIntent intent) {
    Quantity whole = intent.quantity().floorTo(100);
    return intent.action() == Action.BUY || whole.isZero()
        ? intent
        : with(intent, Action.BUY, whole, Price.cents(99), intent.deadline());
  }

  private static OrderIntent doubled(OrderIntent intent) {
    Quantity twice = intent.quantity().plus(intent.quantity());
    return with(intent, intent.action(), twice, intent.limit(), intent.deadline());
  }

  private static OrderIntent atAnyPrice(OrderIntent intent) {
    int cents = intent.action() == Action.BUY ? 99 : 1;
    return with(intent, intent.action(), intent.quantity(), Price.cents(cents), intent.deadline());
  }

  private static OrderIntent inNoHurry(OrderIntent intent) {
    return with(
        intent, intent.action(), intent.quantity(), intent.limit(), intent.deadline() + 30_000);
  }

  // ---------------------------------------------------------------- wrong outcomes

  private static OrderOutcome nothing(OrderOutcome outcome) {
    return new Closed(outcome.key(), Quantity.ZERO, List.of());
  }

  private static OrderOutcome full(OrderIntent intent) {
    Fill fill =
        new Fill(
            "imagined " + intent.key(),
            intent.key(),
            intent.instrument().id(),
            intent.action(),
            intent.quantity(),
            0,
            intent.limit(),
            intent.limit().times(intent.quantity()),
            Money.ZERO,
            intent.createdAt());
    return new Closed(intent.key(), intent.quantity(), List.of(fill));
  }

  private static OrderOutcome capped(OrderIntent intent, Closed closed) {
    if (closed.filled().compareTo(intent.quantity()) <= 0 || closed.fills().size() < 2) {
      return closed;
    }
    return withoutLast(closed);
  }

  private static OrderOutcome withoutLast(Closed closed) {
    if (closed.fills().size() < 2) {
      return closed;
    }
    List<Fill> kept = closed.fills().subList(0, closed.fills().size() - 1);
    Quantity filled = kept.stream().map(Fill::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return new Closed(closed.key(), filled, kept);
  }

  private static Fill mirrored(Fill fill) {
    Price other = new Price(Price.DOLLAR - fill.price().tenThousandths());
    return priced(fill, other, other.times(fill.quantity()), fill.fee());
  }

  private static Fill priced(Fill fill, Price price, Money notional, Money fee) {
    return new Fill(
        fill.fillId(),
        fill.order(),
        fill.instrument(),
        fill.action(),
        fill.quantity(),
        fill.dust(),
        price,
        notional,
        fee,
        fill.at());
  }

  /** Tells every fill under a name that it never had before. */
  private static final class FreshNames implements Surgery {
    private final Surgery naming = Operation.onOrders(this::naming);
    private long names;

    @Override
    public Engine.Ports on(Engine.Ports ports) {
      return naming.on(ports);
    }

    private OrderPort naming(OrderPort port) {
      return new ChangedOrders(port) {
        @Override
        OrderOutcome told(OrderIntent intent, OrderOutcome outcome) {
          return outcome instanceof Closed closed
              ? new Closed(
                  closed.key(),
                  closed.filled(),
                  closed.fills().stream().map(FreshNames.this::renamed).toList())
              : outcome;
        }
      };
    }

    private Fill renamed(Fill fill) {
      names++;
      return new Fill(
          fill.fillId() + "#" + names,
          fill.order(),
          fill.instrument(),
          fill.action(),
          fill.quantity(),
          fill.dust(),
          fill.price(),
          fill.notional(),
          fill.fee(),
          fill.at());
    }
  }

  /** Sends what is unknown once more, as if it were another order. */
  private static final class SentAgain extends ChangedOrders {
    private SentAgain(OrderPort right) {
      super(right);
    }

    @Override
    public CompletionStage<OrderOutcome> place(OrderIntent intent, Runnable handedOver) {
      return right()
          .place(intent, handedOver)
          .thenCompose(outcome ->
              outcome instanceof Unknown
                  ? right().place(renamed(intent), () -> {})
                  : CompletableFuture.completedFuture(outcome));
    }

    private static OrderIntent renamed(OrderIntent intent) {
      OrderKey key = intent.key();
      return new OrderIntent(
          new OrderKey(key.trade(), key.leg(), key.attempt() + 1_000),
          intent.purpose(),
          intent.instrument(),
          intent.action(),
          intent.quantity(),
          intent.limit(),
          intent.createdAt(),
          intent.deadline());
    }
  }

  /** Believes that what matched is settled. */
  private static final class Credulous extends ChangedOrders {
    private Credulous(OrderPort right) {
      super(right);
    }

    @Override
    public Source<TradeNews, NotUsed> tradeNews() {
      return Source.never();
    }

    @Override
    public CompletionStage<Map<String, TradeState>> tradeStates(Collection<String> tradeIds) {
      Map<String, TradeState> states = new HashMap<>();
      tradeIds.forEach(id -> states.put(id, TradeState.CONFIRMED));
      return CompletableFuture.completedStage(states);
    }
  }

  /** Keeps from the desk that a game that had a trade has none any more. */
  private static final class ForgottenEndings implements Surgery {
    private final Set<GameId> traded = new HashSet<>();

    @Override
    public Homes on(Homes homes) {
      return new Talk(homes, this::isHeard);
    }

    private boolean isHeard(String name, Object message) {
      if (!(message instanceof DeskCommand.Report report)) {
        return true;
      }
      boolean open = !report.exposure().openTrades().isEmpty();
      if (open) {
        traded.add(report.exposure().game());
      }
      return open || !traded.contains(report.exposure().game());
    }
  }
}
