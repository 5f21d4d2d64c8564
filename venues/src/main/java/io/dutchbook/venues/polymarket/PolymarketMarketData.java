package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.UniformFanInShape;
import org.apache.pekko.stream.UniformFanOutShape;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.GraphDSL;
import org.apache.pekko.stream.javadsl.Merge;
import org.apache.pekko.stream.javadsl.Partition;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Polymarket's order books, which need no login. One connection is as many sockets as its tokens
 * need; it ends when one of them does.
 */
public final class PolymarketMarketData implements MarketData {
  private final PolymarketSettings settings;
  private final SocketClient sockets;
  private final NewestTicks ticks;
  private final VenueTelemetry telemetry;
  private final AtomicInteger generations = new AtomicInteger();

  /** A feed from the market socket of the settings. */
  public PolymarketMarketData(
      ClassicActorSystemProvider system, PolymarketSettings settings, VenueTelemetry telemetry) {
    this.settings = settings;
    this.sockets = new SocketClient(system, "Polymarket", settings.userAgent());
    this.ticks = NewestTicks.of(system);
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.POLYMARKET;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    return Flow.fromGraph(GraphDSL.create(socket(0), this::joined));
  }

  private Flow<String, Frame, CompletionStage<Done>> socket(int lane) {
    return sockets
        .connect(() -> WebSocketRequest.create(settings.marketSocket().toString()))
        .map(text -> new Frame(LaneText.of(lane, text), System.nanoTime()));
  }

  /** Hands each command to its socket; every socket but the first opens with its first command. */
  private FlowShape<String, Frame> joined(
      GraphDSL.Builder<CompletionStage<Done>> builder, FlowShape<String, Frame> first) {
    UniformFanOutShape<String, String> commands =
        builder.add(Partition.create(String.class, settings.maxSockets(), this::lane));
    UniformFanInShape<Frame, Frame> frames =
        builder.add(Merge.<Frame>create(settings.maxSockets(), true));
    for (int lane = 0; lane < settings.maxSockets(); lane++) {
      FlowShape<String, Frame> socket = lane == 0 ? first : builder.add(later(lane));
      builder.from(commands.out(lane)).via(bare(builder)).via(socket).toInlet(frames.in(lane));
    }
    return FlowShape.of(commands.in(), frames.out());
  }

  private int lane(String command) {
    return Math.min(LaneText.lane(command), settings.maxSockets() - 1);
  }

  private Flow<String, Frame, NotUsed> later(int lane) {
    return Flow.lazyFlow(() -> socket(lane)).mapMaterializedValue(_ -> NotUsed.getInstance());
  }

  private static FlowShape<String, String> bare(GraphDSL.Builder<CompletionStage<Done>> builder) {
    return builder.add(Flow.of(String.class).map(LaneText::bare));
  }

  /** Scores of every game of every league, for information only. */
  public Source<GameScore, NotUsed> scores() {
    return new SportsFeed(
            sockets, settings.sites().sports(), settings.orders().touched(), telemetry)
        .scores();
  }

  @Override
  public FeedSession newSession() {
    return new PolymarketFeedSession(
        settings.feed(),
        settings.maxTokens(),
        settings.maxSockets(),
        generations::incrementAndGet,
        ticks,
        telemetry);
  }
}
