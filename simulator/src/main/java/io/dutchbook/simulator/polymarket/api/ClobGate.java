package io.dutchbook.simulator.polymarket.api;

import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.signing.Login;
import io.dutchbook.simulator.polymarket.signing.RequestSeal;
import io.dutchbook.simulator.polymarket.signing.Wallets;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Logs wallets in and checks their requests. How far clocks may differ is not published; 60 seconds
 * are taken here.
 */
public final class ClobGate {
  private static final long TOLERANCE_SECONDS = 60;

  private final PolymarketExchange exchange;
  private final Seed seed;
  private final Map<String, Credentials> byKey = new LinkedHashMap<>();
  private final Map<String, Credentials> byLogin = new LinkedHashMap<>();

  /** A gate of an exchange. */
  public ClobGate(PolymarketExchange exchange, Seed seed) {
    this.exchange = exchange;
    this.seed = seed;
  }

  /** What the gate says. */
  public sealed interface Entry {}

  /** Come in. */
  public record Let(Credentials credentials) implements Entry {}

  /** Stay out. */
  public record Denied(Answer answer) implements Entry {}

  /** Makes a key for a wallet and a nonce; refused when there is one already. */
  Answer create(Call call, long now) {
    Optional<Login> login = login(call, now);
    if (login.isEmpty()) {
      return ClobErrors.error(401, ClobErrors.INVALID_LOGIN);
    }
    if (byLogin.containsKey(loginKey(login.get()))) {
      return ClobErrors.error(400, "Could not create api key");
    }
    Credentials made = make(login.get());
    byLogin.put(loginKey(login.get()), made);
    byKey.put(made.apiKey(), made);
    return shown(made);
  }

  /** Shows the key of a wallet and a nonce again. */
  Answer derive(Call call, long now) {
    Optional<Login> login = login(call, now);
    if (login.isEmpty()) {
      return ClobErrors.error(401, ClobErrors.INVALID_LOGIN);
    }
    Credentials known = byLogin.get(loginKey(login.get()));
    return known == null ? ClobErrors.error(400, "Could not derive api key!") : shown(known);
  }

  private Optional<Login> login(Call call, long now) {
    String address = call.header("POLY_ADDRESS").orElse("").toLowerCase(Locale.ROOT);
    String timestamp = call.header("POLY_TIMESTAMP").orElse("");
    String nonce = call.header("POLY_NONCE").orElse("0");
    if (!address.matches("0x[0-9a-f]{40}") || !nonce.matches("\\d{1,30}")) {
      return Optional.empty();
    }
    Login login = new Login(address, timestamp, new BigInteger(nonce));
    boolean signed =
        login
            .signedBy(call.header("POLY_SIGNATURE").orElse(""))
            .filter(address::equals)
            .isPresent();
    return signed && isTimely(timestamp, now) ? Optional.of(login) : Optional.empty();
  }

  private static boolean isTimely(String timestamp, long now) {
    try {
      return Math.abs(Long.parseLong(timestamp) - now / 1_000) <= TOLERANCE_SECONDS;
    } catch (NumberFormatException malformed) {
      return false;
    }
  }

  private static String loginKey(Login login) {
    return login.address() + "/" + login.nonce();
  }

  private Credentials make(Login login) {
    Ids ids = new Ids(seed.part(loginKey(login)));
    return new Credentials(
        accountOf(login.address()),
        login.address(),
        ids.uuid(),
        Base64.getUrlEncoder().encodeToString(ids.bytes()),
        HexFormat.of().formatHex(ids.bytes()));
  }

  /** A wallet that was never seen gets an account without money. */
  private PolymarketAccount accountOf(String address) {
    return exchange.account(address).orElseGet(() -> open(exchange, address, 0));
  }

  /** Opens the account of an address, reachable also through its proxy and its safe. */
  public static PolymarketAccount open(PolymarketExchange exchange, String address, long deposit) {
    PolymarketAccount account = exchange.open(address, false, deposit);
    exchange.alias(Wallets.proxy(address), account);
    exchange.alias(Wallets.safe(address), account);
    return account;
  }

  private static Answer shown(Credentials credentials) {
    return Answer.json(
        200,
        Json.object()
            .put("apiKey", credentials.apiKey())
            .put("secret", credentials.secret())
            .put("passphrase", credentials.passphrase()));
  }

  /** Checks the five headers of a request. */
  Entry check(Call call, long now) {
    Credentials credentials = byKey.get(call.header("POLY_API_KEY").orElse(""));
    String timestamp = call.header("POLY_TIMESTAMP").orElse("");
    boolean fits =
        credentials != null
            && isTimely(timestamp, now)
            && credentials.passphrase().equals(call.header("POLY_PASSPHRASE").orElse(""))
            && credentials.address().equalsIgnoreCase(call.header("POLY_ADDRESS").orElse(""))
            && RequestSeal.fits(
                credentials.secret(),
                timestamp,
                call.method(),
                call.path(),
                call.body(),
                call.header("POLY_SIGNATURE").orElse(""));
    return credentials != null && fits
        ? new Let(credentials)
        : new Denied(ClobErrors.error(401, ClobErrors.UNAUTHORIZED));
  }

  /** The credentials that a socket names; nothing when they are not right. */
  public Optional<Credentials> find(String apiKey, String secret, String passphrase) {
    return Optional.ofNullable(byKey.get(apiKey))
        .filter(found -> found.secret().equals(secret) && found.passphrase().equals(passphrase));
  }

  /** Forgets a key. */
  void delete(Credentials credentials) {
    byKey.remove(credentials.apiKey());
    byLogin.values().removeIf(credentials::equals);
  }
}
