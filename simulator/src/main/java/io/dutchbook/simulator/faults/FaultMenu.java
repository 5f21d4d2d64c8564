package io.dutchbook.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.GameSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every fault of the transport and of the scoreboard that can be ordered. */
public final class FaultMenu {
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private static final long MANY = 1_000_000;

  private static final Setting<Long> COUNT = Setting.number("count", "times", 1, MANY, 1);
  private static final Setting<Long> ANY_COUNT = Setting.number("count", "times", 1, MANY, MANY);
  private static final Setting<Long> LASTING =
      Setting.number("milliseconds", "milliseconds", 1, HOUR, 5_000);
  private static final Setting<Long> WITHIN =
      Setting.number("milliseconds", "milliseconds", 1, HOUR, HOUR);
  private static final Setting<Long> LATE =
      Setting.number("milliseconds", "milliseconds", 0, MINUTE, 1_000);
  private static final Setting<Long> DELAY =
      Setting.number("delay", "milliseconds", 1, MINUTE, 2_000);
  private static final Setting<Boolean> PONGS_TOO = Setting.flag("pongsToo", false);
  private static final Setting<Frames> FRAMES = Setting.word("frames", List.of(Frames.values()));
  private static final Setting<Sockets> SOCKETS =
      Setting.word("sockets", List.of(Sockets.values()));
  private static final Setting<Requests> ORDERS = Setting.requests(Requests.ORDERS);
  private static final Setting<Requests> ALL = Setting.requests(Requests.ALL);
  private static final Setting<Damage> FRAME_DAMAGE =
      Setting.word("damage", List.of(Damage.FLIP, Damage.TRUNCATE, Damage.TYPES));
  private static final Setting<Damage> ANSWER_DAMAGE =
      Setting.word("damage", List.of(Damage.values()));
  private static final Setting<Long> PERCENT = Setting.number("percent", "percent", 1, 100, 100);
  private static final Setting<Long> STATUS = Setting.number("status", "status", 500, 599, 502);
  private static final Setting<Boolean> HTML = Setting.flag("html", false);
  private static final Setting<Boolean> TAKEN = Setting.flag("taken", false);

  private static final Setting<Long> SHOWN =
      Setting.number("milliseconds", "milliseconds", 1, HOUR, 10_000);
  private static final Setting<String> GAME = Setting.game();
  private static final Setting<GameSide> SIDE = Setting.word("side", List.of(GameSide.values()));
  private static final Setting<Long> POINTS = Setting.number("points", "points", 1, 50, 2);
  private static final Setting<Long> BEHIND =
      Setting.number("behind", "milliseconds", 1, HOUR, MINUTE);
  private static final Setting<ShownStatus> SHOWN_STATUS =
      Setting.word("status", List.of(ShownStatus.values()));
  private static final Setting<Long> ERROR = Setting.number("status", "status", 400, 599, 503);
  private static final Setting<Long> RETRY_AFTER =
      Setting.number("retryAfter", "seconds, 0 for none", 0, 600, 0);

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "latency",
              "every answer and every frame comes late, until told otherwise",
              List.of(LATE),
              body -> new Fault.Latency(LATE.in(body))),
          new Entry(
              "disconnect",
              "WebSockets are closed; they may be opened again at once",
              List.of(SOCKETS),
              body -> new Fault.Disconnect(SOCKETS.in(body))),
          new Entry(
              "refuse-connections",
              "every connection is cut, and none is accepted for a while",
              List.of(LASTING),
              body -> new Fault.RefuseConnections(LASTING.in(body))),
          new Entry(
              "freeze",
              "sockets stay open but say nothing of markets for a while; answers to text pings"
                  + " still come unless pongsToo",
              List.of(LASTING, PONGS_TOO),
              body -> new Fault.Freeze(LASTING.in(body), PONGS_TOO.in(body))),
          new Entry(
              "drop-frame",
              "frames are lost, and leave a hole in their sequence",
              List.of(COUNT, FRAMES),
              body -> new Fault.DropFrame(COUNT.in(body), FRAMES.in(body))),
          new Entry(
              "duplicate-frame",
              "frames come twice",
              List.of(COUNT, FRAMES),
              body -> new Fault.DuplicateFrame(COUNT.in(body), FRAMES.in(body))),
          new Entry(
              "reorder-frames",
              "a frame comes after the one that followed it on its socket",
              List.of(COUNT, FRAMES),
              body -> new Fault.ReorderFrames(COUNT.in(body), FRAMES.in(body))),
          new Entry(
              "malformed-frame",
              "frames come damaged: a bit flipped so that they are no JSON, cut off, or with values"
                  + " of wrong types",
              List.of(COUNT, FRAMES, FRAME_DAMAGE),
              body ->
                  new Fault.MalformedFrame(COUNT.in(body), FRAMES.in(body), FRAME_DAMAGE.in(body))),
          new Entry(
              "malformed-answer",
              "answers come with their status but a damaged body, or a gateway's HTML page",
              List.of(COUNT, WITHIN, ALL, ANSWER_DAMAGE),
              body ->
                  new Fault.MalformedAnswer(
                      COUNT.in(body), WITHIN.in(body), ALL.in(body), ANSWER_DAMAGE.in(body))),
          new Entry(
              "lose-ack",
              "a request is done, but its answer never comes",
              List.of(COUNT, WITHIN, ORDERS),
              body -> new Fault.LoseAck(COUNT.in(body), WITHIN.in(body), ORDERS.in(body))),
          new Entry(
              "drop-request",
              "a request never arrives, and no answer comes",
              List.of(COUNT, WITHIN, ORDERS),
              body -> new Fault.DropRequest(COUNT.in(body), WITHIN.in(body), ORDERS.in(body))),
          new Entry(
              "rate-storm",
              "requests and handshakes get 429 in the venue's own words, whatever was spent",
              List.of(ANY_COUNT, LASTING, ALL),
              body -> new Fault.RateStorm(ANY_COUNT.in(body), LASTING.in(body), ALL.in(body))),
          new Entry(
              "server-errors",
              "a share of requests and handshakes gets a 5xx answer; with taken, what was asked for"
                  + " is done all the same",
              List.of(ANY_COUNT, LASTING, ALL, PERCENT, STATUS, HTML, TAKEN),
              FaultMenu::serverErrors),
          new Entry(
              "slow-answers",
              "what is asked for is done at once, but the answer comes late",
              List.of(ANY_COUNT, LASTING, ALL, DELAY),
              body ->
                  new Fault.SlowAnswers(
                      ANY_COUNT.in(body), LASTING.in(body), ALL.in(body), DELAY.in(body))),
          new Entry(
              "score-correction",
              "the scoreboard gives a side points that it takes back afterwards",
              List.of(SHOWN, GAME, SIDE, POINTS),
              body ->
                  new Fault.ScoreCorrection(
                      SHOWN.in(body),
                      GAME.in(body),
                      SIDE.in(body),
                      Math.toIntExact(POINTS.in(body)))),
          new Entry(
              "clock-backwards",
              "the scoreboard shows an old copy of a game",
              List.of(SHOWN, GAME, BEHIND),
              body -> new Fault.ClockBackwards(SHOWN.in(body), GAME.in(body), BEHIND.in(body))),
          new Entry(
              "wrong-game",
              "the scoreboard shows another game under a game's number",
              List.of(SHOWN, GAME),
              body -> new Fault.WrongGame(SHOWN.in(body), GAME.in(body))),
          new Entry(
              "game-status",
              "the scoreboard shows a game as delayed, suspended, postponed, canceled or as"
                  + " something new",
              List.of(SHOWN, GAME, SHOWN_STATUS),
              body -> new Fault.GameStatus(SHOWN.in(body), GAME.in(body), SHOWN_STATUS.in(body))),
          new Entry(
              "stuck-board",
              "the scoreboard answers, but nothing on it moves",
              List.of(SHOWN),
              body -> new Fault.StuckBoard(SHOWN.in(body))),
          new Entry(
              "board-errors",
              "the scoreboard answers with an error, and may ask to be left alone for a while",
              List.of(SHOWN, ERROR, RETRY_AFTER),
              body ->
                  new Fault.BoardErrors(
                      SHOWN.in(body), Math.toIntExact(ERROR.in(body)), RETRY_AFTER.in(body))),
          new Entry(
              "heal",
              "all faults are over, also those that still waited for something to strike",
              List.of(),
              body -> new Fault.Heal()));

  private FaultMenu() {}

  private static Fault serverErrors(JsonNode body) {
    return new Fault.ServerErrors(
        ANY_COUNT.in(body),
        LASTING.in(body),
        ALL.in(body),
        Math.toIntExact(PERCENT.in(body)),
        Math.toIntExact(STATUS.in(body)),
        HTML.in(body),
        TAKEN.in(body));
  }

  /**
   * A fault that can be ordered.
   *
   * @param name as in the request's path
   * @param does what, in words
   * @param settings what can be said about it
   * @param maker makes it from a request's body
   */
  public record Entry(
      String name, String does, List<Setting<?>> settings, Function<JsonNode, Fault> maker) {
    /** Copies the list. */
    public Entry {
      settings = List.copyOf(settings);
    }

    private Fault order(JsonNode body) {
      List<String> known = new ArrayList<>(settings.stream().map(Setting::name).toList());
      known.add("venue");
      for (var said : body.properties()) {
        if (!known.contains(said.getKey())) {
          throw new IllegalArgumentException(
              name + " has no setting '" + said.getKey() + "', only " + String.join(", ", known));
        }
      }
      return maker.apply(body);
    }
  }

  /** Everything on the menu. */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /**
   * Reads an order.
   *
   * @return nothing when the menu has no such fault
   * @throws IllegalArgumentException with a message for people when a setting is wrong
   */
  public static Optional<Fault> order(String name, JsonNode body) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(entry -> entry.order(body));
  }
}
