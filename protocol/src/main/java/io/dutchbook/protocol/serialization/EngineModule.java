package io.dutchbook.protocol.serialization;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.Situation;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.TradeId;
import java.util.function.Function;

/**
 * Teaches Jackson the engine's values, which know nothing of Jackson themselves.
 *
 * <p>Amounts are decimal strings: {@code "0.5200"} dollars a contract, {@code "12.50"} contracts,
 * {@code "22.70"} dollars. A reader of the journal needs no table of units, and no parser can turn
 * them into floating point.
 */
public final class EngineModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** The module as it is named in configuration. */
  public EngineModule() {
    super("dutchbook-engine");
    text(Price.class, Price::parse);
    text(Quantity.class, Quantity::parse);
    text(Money.class, Money::parse);
    text(GameId.class, GameId::new);
    text(TradeId.class, TradeId::new);
    setMixInAnnotation(FeeSchedule.class, FeeScheduleForm.class);
    setMixInAnnotation(OrderOutcome.class, OrderOutcomeForm.class);
    setMixInAnnotation(RiskDecision.class, RiskDecisionForm.class);
    setMixInAnnotation(GameClock.class, GameClockForm.class);
    setMixInAnnotation(Situation.class, SituationForm.class);
  }

  private <T> void text(Class<T> type, Function<String, T> reader) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new TextDeserializer<>(type, reader));
  }

  /** Reads a value from its own text. */
  private static final class TextDeserializer<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> reader;

    private TextDeserializer(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return reader.apply(text);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = KalshiFees.class, name = "kalshi"),
    @JsonSubTypes.Type(value = PolymarketFees.class, name = "polymarket")
  })
  private interface FeeScheduleForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OrderOutcome.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = OrderOutcome.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = OrderOutcome.Delayed.class, name = "delayed"),
    @JsonSubTypes.Type(value = OrderOutcome.Unknown.class, name = "unknown")
  })
  private interface OrderOutcomeForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RiskDecision.Granted.class, name = "granted"),
    @JsonSubTypes.Type(value = RiskDecision.Refused.class, name = "refused")
  })
  private interface RiskDecisionForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = GameClock.Down.class, name = "down"),
    @JsonSubTypes.Type(value = GameClock.Up.class, name = "up"),
    @JsonSubTypes.Type(value = GameClock.None.class, name = "none"),
    @JsonSubTypes.Type(value = GameClock.Unknown.class, name = "unknown")
  })
  private interface GameClockForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Situation.Football.class, name = "football"),
    @JsonSubTypes.Type(value = Situation.Basketball.class, name = "basketball"),
    @JsonSubTypes.Type(value = Situation.Hockey.class, name = "hockey"),
    @JsonSubTypes.Type(value = Situation.Baseball.class, name = "baseball"),
    @JsonSubTypes.Type(value = Situation.Soccer.class, name = "soccer"),
    @JsonSubTypes.Type(value = Situation.Unknown.class, name = "unknown")
  })
  private interface SituationForm {}
}
