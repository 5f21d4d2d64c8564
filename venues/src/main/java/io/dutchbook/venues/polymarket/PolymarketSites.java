package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.Checks;
import io.dutchbook.venues.polymarket.RegionCheck.Mode;
import java.net.URI;
import java.util.Set;

/**
 * Where Polymarket's services besides the exchange are.
 *
 * @param data what wallets hold: {@code https://data-api.polymarket.com}
 * @param relayer splits, merges and redeems: {@code https://relayer-v2.polymarket.com}
 * @param sports scores: {@code wss://sports-api.polymarket.com/ws}
 * @param region whether orders are taken from here
 */
public record PolymarketSites(URI data, URI relayer, URI sports, RegionCheck region) {
  private static final Set<String> WEB = Set.of("http", "https");
  private static final String PUBLIC_EXCHANGE = "clob.polymarket.com";

  private static final PolymarketSites PUBLIC =
      new PolymarketSites(
          URI.create("https://data-api.polymarket.com"),
          URI.create("https://relayer-v2.polymarket.com"),
          URI.create("wss://sports-api.polymarket.com/ws"),
          new RegionCheck(RegionCheck.PUBLIC, Mode.REQUIRED));

  /** Refuses addresses that cannot work. */
  public PolymarketSites {
    Checks.address("polymarket.data", data, WEB);
    Checks.address("polymarket.relayer", relayer, WEB);
    Checks.address("polymarket.sports", sports, Set.of("ws", "wss"));
  }

  /**
   * Those that belong to an exchange: the public ones to the public one; of any other exchange they
   * are below its own address, so that a rehearsal never touches the real thing. Either way the
   * region must be answered for, wherever the exchange is.
   */
  public static PolymarketSites of(URI clob) {
    Checks.address("polymarket.clob", clob, WEB);
    if (PUBLIC_EXCHANGE.equalsIgnoreCase(clob.getHost())) {
      return PUBLIC;
    }
    String there = clob.getRawAuthority() + withoutSlash(clob.getRawPath());
    String web = clob.getScheme() + "://" + there;
    String socket = ("https".equals(clob.getScheme()) ? "wss" : "ws") + "://" + there;
    return new PolymarketSites(
        URI.create(web + "/data-api"),
        URI.create(web + "/relayer"),
        URI.create(socket + "/sports/ws"),
        new RegionCheck(URI.create(web + "/api/geoblock"), Mode.REQUIRED));
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
