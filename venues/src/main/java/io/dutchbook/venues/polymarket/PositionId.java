package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.json.Fields;
import java.math.BigInteger;
import java.util.List;

/**
 * The names of outcomes on exchange version 3 (rolling out since June 2026): 32 bytes, the first of
 * which is the module, 1 for ordinary and 2 for neg-risk markets, and the last the outcome.
 *
 * <p>An order of such a market is signed for another exchange, also when it is signed once more to
 * be looked up much later. The journal holds the name alone, so the name alone has to tell. Three
 * in 32 768 names of the older kind happen to look like a position: the catalogue leaves those
 * markets out, as it does markets whose names are not what the market's version says.
 */
final class PositionId {
  private static final int BITS = 256;
  private static final int BYTE = 8;
  private static final BigInteger LAST_BYTE = BigInteger.valueOf(0xff);

  /** Ordinary, neg-risk, combined. */
  private static final int MODULES = 3;

  private static final int NEG_RISK = 2;

  private PositionId() {}

  /** Whether a token is named as exchange version 3 names it. */
  static boolean names(String token) {
    if (token.isEmpty() || !token.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return false;
    }
    BigInteger id = new BigInteger(token);
    int module = module(id);
    return module >= 1 && module <= MODULES && outcome(id) <= 1;
  }

  private static int module(BigInteger id) {
    return id.bitLength() > BITS ? 0 : id.shiftRight(BITS - BYTE).intValue();
  }

  private static int outcome(BigInteger id) {
    return id.and(LAST_BYTE).intValue();
  }

  /**
   * The tokens of a Gamma market by the exchange it says it is on: {@code v1} or nothing stands for
   * exchange version 2, {@code v2} for version 3 (documented 2026); none when it is on another.
   */
  static List<String> tokens(Fields market) {
    return switch (market.optionalText("version").orElse("v1")) {
      case "v1" -> market.textsInside("clobTokenIds");
      case "v2" -> market.optionalTexts("positionIds");
      default -> List.of();
    };
  }

  /** Whether two tokens are named as their market's exchange names them. */
  static boolean fit(Fields market, List<String> tokens, boolean negRisk) {
    return market.optionalText("version").orElse("v1").equals("v2")
        ? tokens.stream().allMatch(PositionId::names) && arePair(tokens, negRisk)
        : tokens.stream().noneMatch(PositionId::names);
  }

  private static boolean arePair(List<String> tokens, boolean negRisk) {
    BigInteger first = new BigInteger(tokens.get(0));
    BigInteger second = new BigInteger(tokens.get(1));
    int module = negRisk ? NEG_RISK : 1;
    return module(first) == module
        && module(second) == module
        && outcome(first) == 0
        && outcome(second) == 1;
  }
}
