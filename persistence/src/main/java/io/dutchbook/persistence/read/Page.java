package io.dutchbook.persistence.read;

import java.util.List;

/**
 * The first rows of an answer.
 *
 * @param rows at most as many as were asked for
 * @param complete whether these are all there are; an incomplete answer must not pass for a whole
 */
public record Page<T>(List<T> rows, boolean complete) {
  /** Copies the list. */
  public Page {
    rows = List.copyOf(rows);
  }

  /** A page of {@code limit} rows from an answer to a question for one more. */
  static <T> Page<T> of(List<T> oneMore, int limit) {
    boolean complete = oneMore.size() <= limit;
    return new Page<>(complete ? oneMore : oneMore.subList(0, limit), complete);
  }
}
