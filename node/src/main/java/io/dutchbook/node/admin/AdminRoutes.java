package io.dutchbook.node.admin;

import static io.dutchbook.node.admin.Answers.json;
import static io.dutchbook.node.admin.Answers.problem;

import io.dutchbook.node.telemetry.Meters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/** Every address of a node: the page, its health, what the API shows and what it changes. */
final class AdminRoutes extends AllDirectives {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<HttpHeader> SECURITY_HEADERS =
      List.of(
          RawHeader.create("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cache-Control", "no-store"));

  private final BoardHub boards;
  private final Meters meters;
  private final ViewRoutes views;
  private final SwitchRoutes switches;
  private final boolean loopbackOnly;

  /**
   * The addresses.
   *
   * @param loopbackOnly whether only names of this machine are answered to
   */
  AdminRoutes(
      BoardHub boards,
      Meters meters,
      ViewRoutes views,
      SwitchRoutes switches,
      boolean loopbackOnly) {
    this.boards = boards;
    this.meters = meters;
    this.views = views;
    this.switches = switches;
    this.loopbackOnly = loopbackOnly;
  }

  Route all() {
    return extractRequest(request ->
        isAllowedHost(request)
            ? respondWithHeaders(
                SECURITY_HEADERS,
                () -> concat(pages(), health(), views.all(), switches.all(), nothingHere(request)))
            : problem(StatusCodes.FORBIDDEN, "host", hostOf(request), "this machine's own name"));
  }

  private Route nothingHere(HttpRequest request) {
    return problem(
        StatusCodes.NOT_FOUND,
        "path",
        request.method().name() + " " + request.getUri().path(),
        "GET of / /health /ready /metrics /api/board /api/games /api/games/<id> /api/books"
            + " /api/opportunities /api/trades /api/positions /api/risk /api/venues /api/outbound"
            + " /api/discovery /api/stream; POST of /api/kill /api/resume /api/pause /api/unpause");
  }

  /** A page of another site must not reach this machine's API under a name of its own. */
  private boolean isAllowedHost(HttpRequest request) {
    return !loopbackOnly || THIS_MACHINE.contains(hostOf(request));
  }

  private static String hostOf(HttpRequest request) {
    String host =
        request.getHeader("Host").map(HttpHeader::value).orElse(request.getUri().host().address());
    return host.replaceFirst(":\\d+$", "");
  }

  private Route pages() {
    return get(() ->
        concat(
            pathEndOrSingleSlash(() -> file("index.html")),
            path("app.js", () -> file("app.js")),
            path("style.css", () -> file("style.css")),
            path("icon.svg", () -> file("icon.svg")),
            path("metrics", () -> Answers.text(meters.scrape()))));
  }

  private Route file(String name) {
    return getFromResource("web/" + name);
  }

  private Route health() {
    return get(() ->
        concat(path("health", () -> json(Map.of("status", "up"))), path("ready", this::readiness)));
  }

  private Route readiness() {
    Readiness readiness = Readiness.of(boards.latest());
    return json(readiness.ready() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE, readiness);
  }
}
