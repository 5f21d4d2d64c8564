package io.dutchbook.venues.http;

import io.dutchbook.venues.rate.Priority;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/**
 * What a request that changes something is about, for whoever decides whether it may leave.
 *
 * @param priority how urgent it is
 * @param items how many orders it is about
 */
public record Load(Priority priority, int items) {
  /** Deleting takes orders back and goes first; anything else may add risk. */
  public static Load of(HttpMethod method, int items) {
    return new Load(method.equals(HttpMethods.DELETE) ? Priority.CANCEL : Priority.OPEN, items);
  }
}
