package io.dutchbook.node.admin;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/** What the API answers with. */
final class Answers {
  private Answers() {}

  static Route json(Object value) {
    return json(StatusCodes.OK, value);
  }

  static Route json(StatusCode status, Object value) {
    return Directives.complete(
        HttpResponse.create()
            .withStatus(status)
            .withEntity(
                HttpEntities.create(ContentTypes.APPLICATION_JSON, AdminJson.write(value))));
  }

  static Route text(String body) {
    return Directives.complete(
        HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, body)));
  }

  /** One shape for everything that is refused: what, its value, what was allowed. */
  static Route problem(StatusCode status, String what, String value, String allowed) {
    return json(status, new Problem(what, value, allowed));
  }

  private record Problem(String what, String value, String allowed) {}
}
