package io.dutchbook.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.simulator.faults.Damage;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.faults.Frames;
import io.dutchbook.simulator.faults.Requests;
import io.dutchbook.simulator.server.Line.Kind;
import io.dutchbook.simulator.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
  private static final String FRAME =
      "{\"type\":\"orderbook_delta\",\"sid\":1,\"seq\":7,\"msg\":{\"price\":\"0.4000\",\"n\":3}}";
  private static final Call ORDER = Call.of("POST", "/order", "", Map.of(), "{}");
  private static final Call QUERY = Call.of("GET", "/book", "", Map.of(), "");
  private static final FrameFate LOST = new FrameFate.Leaves(List.of());
  private static final FrameFate AS_IT_IS = new FrameFate.Leaves(List.of(FRAME));
  private static final FrameFate TWICE = new FrameFate.Leaves(List.of(FRAME, FRAME));
  private static final RequestFate UNHEARD = new RequestFate(false, new RequestFate.Nothing(), 0);
  private static final RequestFate UNANSWERED = new RequestFate(true, new RequestFate.Nothing(), 0);

  private final Faults faults = new Faults(1);

  private List<FrameFate> frames(long now, Kind... kinds) {
    return Arrays.stream(kinds).map(kind -> faults.frame(FRAME, kind, false, now)).toList();
  }

  private static RequestFate instead(int status, boolean arrives) {
    Answer answer = Answer.json(status, Json.object().put("error", "internal server error"));
    return new RequestFate(arrives, new RequestFate.Instead(answer), 0);
  }

  @Test
  void strikesNothingUnlessOrdered() {
    assertThat(frames(0, Kind.values())).containsOnly(AS_IT_IS);
    assertThat(faults.request(ORDER, true, 0)).isEqualTo(RequestFate.fine());
    assertThat(faults.refusal(QUERY, false, 0)).isEmpty();
  }

  @Test
  void losesAsManyFramesAsOrdered() {
    faults.order(new Fault.DropFrame(2, Frames.BOOK), 0);

    assertThat(frames(0, Kind.OWN, Kind.BOOK, Kind.MARKET, Kind.BOOK, Kind.BOOK))
        .containsExactly(AS_IT_IS, LOST, AS_IT_IS, LOST, AS_IT_IS);
    assertThat(faults.size(0)).isZero();
  }

  @Test
  void picksFramesByWhatTheyAreAbout() {
    faults.order(new Fault.DuplicateFrame(9, Frames.OWN), 0);
    assertThat(frames(0, Kind.BOOK, Kind.MARKET, Kind.OWN, Kind.REPLY, Kind.PONG))
        .containsExactly(AS_IT_IS, AS_IT_IS, TWICE, AS_IT_IS, AS_IT_IS);

    faults.order(new Fault.DuplicateFrame(9, Frames.MARKET), 0);
    assertThat(frames(0, Kind.BOOK, Kind.MARKET, Kind.OWN, Kind.REPLY, Kind.PONG))
        .containsExactly(TWICE, TWICE, AS_IT_IS, AS_IT_IS, AS_IT_IS);

    faults.order(new Fault.DuplicateFrame(9, Frames.ANY), 0);
    assertThat(frames(0, Kind.BOOK, Kind.MARKET, Kind.OWN, Kind.REPLY, Kind.PONG))
        .containsExactly(TWICE, TWICE, TWICE, TWICE, AS_IT_IS);
  }

  @Test
  void aFreezeEndsByItself() {
    faults.order(new Fault.Freeze(1_000, false), 0);

    assertThat(frames(999, Kind.BOOK, Kind.MARKET, Kind.REPLY, Kind.PONG, Kind.OWN))
        .containsExactly(LOST, LOST, LOST, AS_IT_IS, AS_IT_IS);
    assertThat(frames(1_000, Kind.BOOK)).containsExactly(AS_IT_IS);

    faults.order(new Fault.Freeze(1_000, true), 2_000);
    assertThat(frames(2_000, Kind.PONG)).containsExactly(LOST);
  }

  @Test
  void aFrameWaitsUnlessOneOfItsSocketDoes() {
    faults.order(new Fault.ReorderFrames(1, Frames.BOOK), 0);

    assertThat(faults.frame(FRAME, Kind.BOOK, true, 0)).isEqualTo(AS_IT_IS);
    assertThat(frames(0, Kind.BOOK, Kind.BOOK)).containsExactly(new FrameFate.Waits(), AS_IT_IS);
  }

  @Test
  void requestsAreLostOnTheWayInOrTheirAnswersOnTheWayOut() {
    faults.order(new Fault.DropRequest(1, 1_000, Requests.ORDERS), 0);
    faults.order(new Fault.LoseAck(1, 1_000, Requests.ORDERS), 0);

    assertThat(faults.request(QUERY, false, 0)).isEqualTo(RequestFate.fine());
    assertThat(faults.request(ORDER, true, 0)).isEqualTo(UNHEARD);
    assertThat(faults.request(ORDER, true, 0)).isEqualTo(UNANSWERED);
    assertThat(faults.request(ORDER, true, 0)).isEqualTo(RequestFate.fine());
  }

  @Test
  void aStormRefusesRequestsAndHandshakesForAWhile() {
    faults.order(new Fault.RateStorm(1_000, 1_000, Requests.ALL), 0);
    RequestFate refused = new RequestFate(false, new RequestFate.TooMany(), 0);

    assertThat(faults.request(QUERY, false, 999)).isEqualTo(refused);
    assertThat(faults.refusal(QUERY, false, 999)).contains(refused);
    assertThat(faults.request(QUERY, false, 1_000)).isEqualTo(RequestFate.fine());
  }

  @Test
  void aShareOfRequestsEndsWithAServerError() {
    faults.order(new Fault.ServerErrors(1_000, 1_000, Requests.ALL, 60, 503, false, true), 0);

    List<RequestFate> fates =
        IntStream.range(0, 1_000).mapToObj(i -> faults.request(ORDER, true, 0)).toList();

    assertThat(fates).containsOnly(instead(503, true), RequestFate.fine());
    assertThat(fates.stream().filter(instead(503, true)::equals).count()).isBetween(550L, 650L);
  }

  @Test
  void aGatewayAnswersWithAPage() {
    faults.order(new Fault.ServerErrors(1, 1_000, Requests.ALL, 100, 502, true, false), 0);

    assertThat(faults.request(QUERY, false, 0))
        .isEqualTo(
            new RequestFate(
                false,
                new RequestFate.Instead(new Answer(502, "text/html", Spoiler.PAGE, Map.of())),
                0));
  }

  @Test
  void answersAreLateAndDamagedAtOnce() {
    faults.order(new Fault.SlowAnswers(1, 1_000, new Requests(false, "GET", "/book"), 300), 0);
    faults.order(new Fault.MalformedAnswer(1, 1_000, Requests.ALL, Damage.HTML), 0);

    assertThat(faults.request(QUERY, false, 0))
        .isEqualTo(new RequestFate(true, new RequestFate.Damaged(Damage.HTML), 300));
    assertThat(faults.request(QUERY, false, 0)).isEqualTo(RequestFate.fine());
    assertThat(faults.spoiled(Answer.json(200, Json.object()), Damage.HTML))
        .isEqualTo(new Answer(200, "text/html", Spoiler.PAGE, Map.of()));
  }

  @Test
  void healsAtOnce() {
    faults.order(new Fault.Freeze(1_000, true), 0);
    faults.order(new Fault.LoseAck(5, 1_000, Requests.ORDERS), 0);
    assertThat(faults.size(0)).isEqualTo(2);

    faults.heal();

    assertThat(faults.size(0)).isZero();
    assertThat(frames(0, Kind.BOOK)).containsExactly(AS_IT_IS);
    assertThat(faults.request(ORDER, true, 0)).isEqualTo(RequestFate.fine());
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void flippedAndCutTextsAreNoJsonAnyMore(long seed) {
    Spoiler spoiler = new Spoiler(new SplittableRandom(seed));

    assertThat(Json.read(spoiler.spoil(FRAME, Damage.FLIP))).isEmpty();
    assertThat(Json.read(spoiler.spoil(FRAME, Damage.TRUNCATE))).isEmpty();
  }

  @Test
  void wrongTypesKeepTheKindOfTheMessage() {
    Spoiler spoiler = new Spoiler(new SplittableRandom(1));

    assertThat(spoiler.spoil(FRAME, Damage.TYPES))
        .isEqualTo(
            "{\"type\":\"orderbook_delta\",\"sid\":1,\"seq\":7,"
                + "\"msg\":{\"price\":false,\"n\":\"3\"}}");
    assertThat(spoiler.spoil("[{\"event_type\":\"book\",\"bids\":[\"1\"]}]", Damage.TYPES))
        .isEqualTo("[{\"event_type\":\"book\",\"bids\":[false]}]");
  }
}
