package io.dutchbook.engine.matching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How alike two names are, from zero to one. It proposes; it never decides. */
final class Likeness {
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int LONGEST_PREFIX = 4;

  private Likeness() {}

  /** The better of two measures of plain names: letters in order, and words in any order. */
  static double of(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    return Math.max(letters(a, b), words(a, b));
  }

  /** Words in common over all words. */
  private static double words(String a, String b) {
    Set<String> first = new HashSet<>(List.of(a.split(" ")));
    Set<String> all = new HashSet<>(first);
    List<String> second = List.of(b.split(" "));
    all.addAll(second);
    first.retainAll(second);
    return (double) first.size() / all.size();
  }

  /** Jaro and Winkler's measure. */
  static double letters(String a, String b) {
    boolean[] taken = new boolean[b.length()];
    char[] common = new char[a.length()];
    int found = 0;
    int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    for (int i = 0; i < a.length(); i++) {
      int last = Math.min(b.length() - 1, i + reach);
      for (int j = Math.max(0, i - reach); j <= last; j++) {
        if (!taken[j] && a.charAt(i) == b.charAt(j)) {
          taken[j] = true;
          common[found++] = a.charAt(i);
          break;
        }
      }
    }
    if (found == 0) {
      return 0;
    }
    double swapped = swapped(Arrays.copyOf(common, found), b, taken) / 2.0;
    double jaro =
        ((double) found / a.length() + (double) found / b.length() + (found - swapped) / found) / 3;
    return jaro + prefix(a, b) * PREFIX_WEIGHT * (1 - jaro);
  }

  private static int swapped(char[] common, String b, boolean[] taken) {
    int swapped = 0;
    int next = 0;
    for (int j = 0; j < taken.length; j++) {
      if (taken[j] && common[next++] != b.charAt(j)) {
        swapped++;
      }
    }
    return swapped;
  }

  private static int prefix(String a, String b) {
    int longest = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
    int length = 0;
    while (length < longest && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }
}
