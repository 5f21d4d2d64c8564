package io.dutchbook.actors.scenario;

import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a frame says of a book: {@code celtics book: bid 0.44 x 80, ask 0.45 x 30} is all of it,
 * {@code celtics ask 0.45 x 10} one level that changed.
 *
 * @param text as in the file
 * @param instrument its name in the file
 * @param whole whether these are all levels of the book
 * @param levels which
 */
record BookNews(String text, String instrument, boolean whole, List<Level> levels) {
  private static final String LEVEL = "(?:bid|ask) \\S+ x \\S+";
  private static final Pattern WHOLE =
      Pattern.compile("(\\S+) book: (nothing|" + LEVEL + "(?:, " + LEVEL + ")*)");
  private static final Pattern CHANGE = Pattern.compile("(\\S+) (" + LEVEL + ")");

  /**
   * A level of a book.
   *
   * @param bid whether it buys
   * @param price a contract
   * @param quantity contracts; zero when the level is gone
   */
  record Level(boolean bid, Price price, Quantity quantity) {}

  /** Reads a text; nothing when it is not news of a book. */
  static Optional<BookNews> read(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      return Optional.of(new BookNews(text, whole.group(1), true, levels(whole.group(2))));
    }
    Matcher change = CHANGE.matcher(text);
    return change.matches()
        ? Optional.of(new BookNews(text, change.group(1), false, levels(change.group(2))))
        : Optional.empty();
  }

  private static List<Level> levels(String text) {
    List<Level> levels = new ArrayList<>();
    for (String level : text.equals("nothing") ? new String[0] : text.split(", ", -1)) {
      String[] words = level.split(" ", -1);
      levels.add(
          new Level(words[0].equals("bid"), Price.parse(words[1]), Quantity.parse(words[3])));
    }
    return levels;
  }

  /** Changes a book accordingly. */
  void applyTo(OrderBook book) {
    if (whole) {
      book.beginSnapshot();
    }
    for (Level level : levels) {
      if (level.bid()) {
        book.setBid(level.price().tenThousandths(), level.quantity().hundredths());
      } else {
        book.setAsk(level.price().tenThousandths(), level.quantity().hundredths());
      }
    }
  }
}
