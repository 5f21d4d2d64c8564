package io.dutchbook.protocol.shard;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.protocol.WireMessage;
import java.util.List;
import java.util.Set;

/**
 * What a game's journal says it has.
 *
 * @param game whose
 * @param round which question this answers
 * @param held everything it ever traded and no venue has settled, zero included
 * @param busy markets on which a trade is open or a fill may still be taken back
 * @param fills those of the mentioned fills that it has booked
 * @param live those of the mentioned orders that belong to an open trade
 * @param ended those that belong to a trade that has ended
 */
public record GameAccount(
    GameId game,
    long round,
    List<Held> held,
    Set<MarketKey> busy,
    Set<String> fills,
    Set<String> live,
    Set<String> ended)
    implements WireMessage {
  /** Copies the collections. */
  public GameAccount {
    held = List.copyOf(held);
    busy = Ordered.set(busy);
    fills = Ordered.set(fills);
    live = Ordered.set(live);
    ended = Ordered.set(ended);
  }

  /** What is held of an instrument. */
  public record Held(InstrumentId instrument, Quantity quantity) {}
}
