package io.dutchbook.simulator.faults;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requests a fault picks.
 *
 * @param orders whether only those that place orders
 * @param method in upper case; empty for any
 * @param path how the path begins; empty for any
 */
public record Requests(boolean orders, String method, String path) {
  /** Every request. */
  public static final Requests ALL = new Requests(false, "", "");

  /** Those that place orders. */
  public static final Requests ORDERS = new Requests(true, "", "");

  private static final Pattern PLACE = Pattern.compile("(?:([A-Z]+) )?(/\\S*)");

  /** Reads {@code all}, {@code orders}, {@code /path} or {@code METHOD /path}. */
  public static Optional<Requests> of(String text) {
    if (text.equals("all")) {
      return Optional.of(ALL);
    }
    if (text.equals("orders")) {
      return Optional.of(ORDERS);
    }
    Matcher place = PLACE.matcher(text);
    return place.matches()
        ? Optional.of(
            new Requests(false, Optional.ofNullable(place.group(1)).orElse(""), place.group(2)))
        : Optional.empty();
  }

  /**
   * Whether a request is one of them.
   *
   * @param placesOrders whether it does
   */
  public boolean include(String itsMethod, String itsPath, boolean placesOrders) {
    return (!orders || placesOrders)
        && (method.isEmpty() || method.equals(itsMethod))
        && itsPath.startsWith(path);
  }

  @Override
  public String toString() {
    if (orders) {
      return "orders";
    }
    String place = method.isEmpty() ? path : method + " " + path;
    return place.isEmpty() ? "all" : place;
  }
}
