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
  /** Refuses addresses that cannot work. */
  public PolymarketSites {
    Checks.address("polymarket.data", data, Set.of("http", "https"));
    Checks.address("polymarket.relayer", relayer, Set.of("http", "https"));
    Checks.address("polymarket.sports", sports, Set.of("ws", "wss"));
  }

  /**
   * The public ones. An exchange on this machine is not the public one: its other services are
   * where it is.
   */
  public static PolymarketSites of(URI clob) {
    RegionCheck region = RegionCheck.of(clob);
    return region.mode() == Mode.VOUCHED
        ? new PolymarketSites(
            clob,
            below(clob, clob.getScheme(), "/relayer"),
            below(clob, clob.getScheme().equals("https") ? "wss" : "ws", "/sports/ws"),
            region)
        : new PolymarketSites(
            URI.create("https://data-api.polymarket.com"),
            URI.create("https://relayer-v2.polymarket.com"),
            URI.create("wss://sports-api.polymarket.com/ws"),
            region);
  }

  private static URI below(URI clob, String scheme, String path) {
    return URI.create(scheme + "://" + clob.getRawAuthority() + path);
  }
}
