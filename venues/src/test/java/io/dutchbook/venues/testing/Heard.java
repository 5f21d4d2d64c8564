package io.dutchbook.venues.testing;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.FeedSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A listener that remembers everything it heard. */
public final class Heard implements FeedSession.Listener {
  /** Every depth, in order. */
  public final List<Depth> depths = new ArrayList<>();

  /** The latest depth of each instrument. */
  public final Map<InstrumentId, Depth> latest = new LinkedHashMap<>();

  /** {@code type: reason} of every malformed frame. */
  public final List<String> malformed = new ArrayList<>();

  /** Every gap. */
  public final List<String> gaps = new ArrayList<>();

  @Override
  public void onDepth(Depth depth) {
    depths.add(depth);
    latest.put(depth.instrument(), depth);
  }

  @Override
  public void onMalformed(String type, String reason) {
    malformed.add(type + ": " + reason);
  }

  @Override
  public void onGap(String detail) {
    gaps.add(detail);
  }

  /** The latest depth of an instrument that must have been heard of. */
  public Depth of(InstrumentId instrument) {
    return Objects.requireNonNull(latest.get(instrument), () -> "no depth of " + instrument);
  }

  /** {@code bids / asks STATE} of the latest depth of an instrument. */
  public String seen(InstrumentId instrument) {
    Depth depth = latest.get(instrument);
    return depth == null ? "nothing" : depth.bids() + " / " + depth.asks() + " " + depth.state();
  }
}
