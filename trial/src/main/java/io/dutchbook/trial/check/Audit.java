package io.dutchbook.trial.check;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of the journal with the venues' own books has found.
 *
 * @param fillsEqual whether both know the same fills, to the contract and the cent
 * @param cashEqual whether the engine expects what the venues hold
 * @param moneyConserved whether the venues hold exactly what was paid in
 * @param differences the first of them, in words
 */
public record Audit(
    boolean fillsEqual, boolean cashEqual, boolean moneyConserved, List<String> differences) {
  private static final int MAX_DIFFERENCES = 20;

  /** Copies the list. */
  public Audit {
    differences = List.copyOf(differences);
  }

  /** Whether nothing differs. */
  public boolean passed() {
    return fillsEqual && cashEqual && moneyConserved;
  }

  /**
   * Compares.
   *
   * @param journal every fill of the journal
   * @param expectedCash what the engine expects at each venue; nothing where it never saw a balance
   * @param accounts the venues' books
   * @param conserved whether the venues' money adds up
   */
  public static Audit of(
      Collection<AuditedFill> journal,
      Map<Venue, Money> expectedCash,
      Map<Venue, Account> accounts,
      boolean conserved) {
    List<String> fills =
        differences(
            byKey(journal),
            byKey(accounts.values().stream().flatMap(a -> a.fills().stream()).toList()));
    List<String> cash = new ArrayList<>();
    accounts.forEach((venue, account) -> {
      Money expected = expectedCash.get(venue);
      if (!account.cash().equals(expected)) {
        cash.add(venue.key() + " holds " + account.cash() + ", the journal expects " + expected);
      }
    });
    List<String> all = new ArrayList<>(fills);
    all.addAll(cash);
    if (!conserved) {
      all.add("the venues' money does not add up");
    }
    return new Audit(
        fills.isEmpty(),
        cash.isEmpty(),
        conserved,
        all.subList(0, Math.min(MAX_DIFFERENCES, all.size())));
  }

  private static Map<String, AuditedFill> byKey(Collection<AuditedFill> fills) {
    Map<String, AuditedFill> byKey = new TreeMap<>();
    fills.forEach(fill -> byKey.merge(fill.key(), fill, AuditedFill::plus));
    return byKey;
  }

  private static List<String> differences(
      Map<String, AuditedFill> journal, Map<String, AuditedFill> venues) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(journal.keySet());
    keys.addAll(venues.keySet());
    for (String key : keys) {
      AuditedFill ours = journal.get(key);
      AuditedFill theirs = venues.get(key);
      if (ours == null || !ours.equals(theirs)) {
        differences.add(key + ": journal " + amounts(ours) + ", venue " + amounts(theirs));
      }
    }
    return differences;
  }

  private static String amounts(@Nullable AuditedFill fill) {
    return fill == null
        ? "none"
        : fill.millionths() + " millionths for " + fill.value() + ", fee " + fill.fee();
  }
}
