package io.dutchbook.venues.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads a listing page by page to its end; a listing that does not end is no listing. */
public final class Paging {
  private Paging() {}

  /**
   * All items of all pages. Fails when a page fails, and when the last allowed page names another.
   *
   * @param read reads the page of a cursor; the first cursor is blank
   */
  public static <T> CompletionStage<List<T>> all(
      int maxPages, Function<String, CompletionStage<Page<T>>> read) {
    return from("", maxPages, read, List.of());
  }

  private static <T> CompletionStage<List<T>> from(
      String cursor,
      int pagesLeft,
      Function<String, CompletionStage<Page<T>>> read,
      List<T> before) {
    if (pagesLeft == 0) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("a listing has more pages than allowed"));
    }
    return read.apply(cursor)
        .thenCompose(page -> {
          List<T> items = new ArrayList<>(before);
          items.addAll(page.items());
          return page.next().isEmpty()
              ? CompletableFuture.completedFuture(items)
              : from(page.next(), pagesLeft - 1, read, items);
        });
  }

  /**
   * A page.
   *
   * @param next the cursor of the next page; blank when this is the last
   */
  public record Page<T>(List<T> items, String next) {}
}
