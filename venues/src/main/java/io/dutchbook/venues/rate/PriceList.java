package io.dutchbook.venues.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A tariff as a list: the first line that fits an address is what it costs. */
public final class PriceList implements Tariff {
  /** Every method, in {@link #line}. */
  public static final String ANY = "*";

  private final List<Line> lines = new ArrayList<>();
  private final List<PathPattern> lookUps = new ArrayList<>();
  private final List<PathPattern> questions = new ArrayList<>();
  private final Draw otherwise;
  private Function<String, List<BucketLimit>> tiers = _ -> List.of();

  private record Line(String method, PathPattern path, Draw draw, boolean perItem) {
    boolean fits(String asked, String where) {
      return (method.equals(ANY) || method.equals(asked)) && path.matches(where);
    }
  }

  /**
   * A list without lines.
   *
   * @param otherwise what everything costs that is not on it
   */
  public PriceList(Draw otherwise) {
    this.otherwise = otherwise;
  }

  /**
   * Adds a line.
   *
   * @param path below the venue's base address; {@code :part} is any one part, a last {@code *part}
   *     any number of them
   */
  public PriceList line(String method, String path, Draw draw) {
    lines.add(new Line(method, PathPattern.of(path), draw, false));
    return this;
  }

  /** Adds a line of which every item that a request carries is charged. */
  public PriceList linePerItem(String method, String path, Draw draw) {
    lines.add(new Line(method, PathPattern.of(path), draw, true));
    return this;
  }

  /** Adds an address that tells what became of orders. */
  public PriceList lookUp(String path) {
    lookUps.add(PathPattern.of(path));
    return this;
  }

  /** Adds an address that only asks, although its method could change something. */
  public PriceList question(String path) {
    questions.add(PathPattern.of(path));
    return this;
  }

  @Override
  public boolean isQuestion(String path) {
    return questions.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** Adds what the venue grants in its tiers. */
  public PriceList tiers(Function<String, List<BucketLimit>> byName) {
    tiers = byName;
    return this;
  }

  @Override
  public List<BucketLimit> tier(String name) {
    return tiers.apply(name);
  }

  @Override
  public Draw draw(String method, String path, int items) {
    for (Line line : lines) {
      if (line.fits(method, path)) {
        return line.perItem() && items > 1 ? times(line.draw(), items) : line.draw();
      }
    }
    return otherwise;
  }

  /** Only what the first budget counts is counted by the item; the others count requests. */
  private static Draw times(Draw draw, int items) {
    List<Draw.Take> takes = new ArrayList<>(draw.takes());
    takes.set(0, new Draw.Take(takes.getFirst().bucket(), takes.getFirst().tokens() * items));
    return new Draw(takes);
  }

  @Override
  public boolean isLookUp(String path) {
    return lookUps.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
