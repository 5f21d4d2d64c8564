package io.dutchbook.simulator.makers;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.makers.DeskAction.Quote;
import io.dutchbook.simulator.makers.DeskAction.Take;
import io.dutchbook.simulator.seed.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The makers of one venue. Belongs to one thread. */
public final class MakerDesk {
  private static final int CENT = 100;
  private static final int SMALLEST_CROWD = 100;
  private static final int LARGEST_CROWD = 1_500;

  private final MakerSettings settings;
  private final Seed seed;
  private final Map<String, View> views = new HashMap<>();
  private final Map<String, Book> books = new LinkedHashMap<>();

  /** A desk without markets. */
  public MakerDesk(MakerSettings settings, Seed seed) {
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Begins to quote the markets of a game.
   *
   * @param truth one probability an outcome
   */
  public void open(String game, List<QuotedMarket> markets, List<Double> truth, long now) {
    views.put(game, new View(settings, truth, now, seed.part(game).numbers()));
    for (QuotedMarket market : markets) {
      RandomGenerator numbers = seed.part(market.name()).numbers();
      books.put(market.name(), new Book(game, market, numbers, now));
    }
  }

  /** The true chances of a game changed. */
  public void hear(String game, List<Double> truth, long at) {
    View view = views.get(game);
    if (view != null) {
      view.hear(truth, at);
    }
  }

  /** Stops quoting a game; its quotes are withdrawn. */
  public List<DeskAction> close(String game) {
    views.remove(game);
    List<DeskAction> withdrawals = new ArrayList<>();
    books.values().stream()
        .filter(book -> book.game.equals(game))
        .forEach(book -> withdrawals.add(new Quote(book.market.name(), Map.of(), Map.of())));
    books.values().removeIf(book -> book.game.equals(game));
    return withdrawals;
  }

  /**
   * Somebody traded with a quote.
   *
   * @param bid whether the quote was a bid
   */
  public void traded(String market, boolean bid, int price, long hundredths, long now) {
    Book book = books.get(market);
    if (book != null) {
      (bid ? book.bids : book.asks).hit(price, hundredths, now);
      View view = views.get(book.game);
      if (view != null) {
        view.sold(book.market.claim(), (bid ? -1 : 1) * hundredths / 100.0);
      }
    }
  }

  /**
   * Lets time pass; what is to be done now. Quotes are repeated whether they changed or not, so
   * that a book that the venue wiped fills again.
   */
  public List<DeskAction> advance(long now) {
    views.values().forEach(view -> view.advance(now));
    List<DeskAction> actions = new ArrayList<>();
    for (Book book : books.values()) {
      View view = views.get(book.game);
      if (view != null && now >= book.refreshAt) {
        book.refreshAt = now + settings.refresh();
        book.quote(view, now, actions);
      }
      book.crowd(now, actions);
    }
    return actions;
  }

  /** What a desk keeps of one market. */
  private final class Book {
    private final String game;
    private final QuotedMarket market;
    private final RandomGenerator numbers;
    private final Rungs bids;
    private final Rungs asks;
    private double middle = Double.NEGATIVE_INFINITY;
    private long refreshAt;
    private long crowdAt;

    private Book(String game, QuotedMarket market, RandomGenerator numbers, long now) {
      this.game = game;
      this.market = market;
      this.numbers = numbers;
      this.bids = new Rungs(settings, numbers);
      this.asks = new Rungs(settings, numbers);
      this.refreshAt = now;
      this.crowdAt = nextCrowd(now);
    }

    private void quote(View view, long now, List<DeskAction> actions) {
      double worth = view.worth(market.claim()) * 100;
      if (Math.abs(worth - middle) >= settings.patience()) {
        middle = worth;
      }
      int bid = (int) Math.floor(middle - settings.halfSpread()) * CENT;
      int ask = (int) Math.ceil(middle + settings.halfSpread()) * CENT;
      actions.add(
          new Quote(market.name(), bids.quote(bid, -CENT, now), asks.quote(ask, CENT, now)));
    }

    private void crowd(long now, List<DeskAction> actions) {
      if (now >= crowdAt) {
        crowdAt = nextCrowd(now);
        long size = numbers.nextInt(SMALLEST_CROWD, LARGEST_CROWD);
        actions.add(new Take(market.name(), numbers.nextBoolean(), size));
      }
    }

    private long nextCrowd(long now) {
      return settings.crowdPerMinute() <= 0
          ? Long.MAX_VALUE
          : now
              + Math.round(
                  -Math.log(1 - numbers.nextDouble()) * 60_000 / settings.crowdPerMinute());
    }
  }

  /** The price just inside the dollar at which a small trader buys or sells whatever there is. */
  public static int crowdLimit(boolean buys) {
    return buys ? Price.DOLLAR - CENT : CENT;
  }
}
