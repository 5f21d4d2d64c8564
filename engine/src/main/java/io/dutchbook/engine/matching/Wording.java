package io.dutchbook.engine.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings the different spellings of a name to one: {@code Ohio St.} and {@code Ohio State}. */
final class Wording {
  private static final Pattern RANK = Pattern.compile("^(?:#|no\\.? )\\d{1,2} +");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SILENT = Pattern.compile("['’`.]");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  private Wording() {}

  /**
   * A name in lower case, without accents and punctuation. {@code St} is Saint at the beginning and
   * State elsewhere; where that is wrong it is wrong on both sides of a comparison.
   */
  static String plain(String name) {
    String text = RANK.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    text = MARKS.matcher(Normalizer.normalize(letters(text), Normalizer.Form.NFD)).replaceAll("");
    text = SILENT.matcher(text.replace("&", " and ")).replaceAll("");
    List<String> words = new ArrayList<>();
    for (String word : OTHERS.split(text, 0)) {
      if (!word.isEmpty()) {
        String saint = word.equals("saint") ? "st" : word;
        words.add(saint.equals("st") && !words.isEmpty() ? "state" : saint);
      }
    }
    return String.join(" ", words);
  }

  /** Letters that do not come apart into a letter and a mark. */
  private static String letters(String text) {
    return text.replace("ø", "o")
        .replace("ß", "ss")
        .replace("ı", "i")
        .replace("ł", "l")
        .replace("æ", "ae");
  }
}
