package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.Paging;
import io.dutchbook.venues.http.Paging.Page;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Listings of the CLOB, read to their end: the cursor is the base64 of an offset, −1 at the end.
 */
final class ClobPages {
  private static final String FIRST = "MA==";
  private static final String END = "LTE=";
  private static final int MAX_PAGES = 50;

  private ClobPages() {}

  /** Every row of a listing. A page without a cursor is malformed, not the last one. */
  static <T> CompletionStage<List<T>> all(
      Clob clob, String operation, Target target, Function<Fields, T> row) {
    return Paging.all(
        MAX_PAGES,
        cursor ->
            clob.read(
                operation,
                target.with("next_cursor", cursor.isEmpty() ? FIRST : cursor),
                body -> page(body, operation, row)));
  }

  static <T> Page<T> page(String body, String type, Function<Fields, T> row) {
    Fields page = Fields.parse(body, type);
    String next = page.text("next_cursor");
    return new Page<>(
        page.objects("data").stream().map(row).toList(), next.equals(END) ? "" : next);
  }
}
