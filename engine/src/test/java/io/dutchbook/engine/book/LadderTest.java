package io.dutchbook.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.testing.Seeds;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LadderTest {
  static LongStream seeds() {
    return Seeds.first(40);
  }

  @Test
  void saysWhetherTheBestLevelChanged() {
    Ladder bids = Ladder.bids();

    assertThat(bids.set(4500, 100)).isTrue();
    assertThat(bids.set(4400, 50)).isFalse();
    assertThat(bids.set(4600, 30)).isTrue();
    assertThat(bids.set(4600, 30)).isFalse();
    assertThat(bids.set(4600, 20)).isTrue();
    assertThat(bids.set(4500, 0)).isFalse();
    assertThat(bids.set(4600, 0)).isTrue();
    assertThat(Levels.of(bids, 10)).hasToString("[50@4400]");
  }

  @Test
  void refusesANegativeQuantity() {
    assertThatThrownBy(() -> Ladder.asks().set(4500, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("level 4500 cannot hold -1");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithASortedMap(long seed) {
    Random random = new Random(seed);
    boolean buys = random.nextBoolean();
    Ladder ladder = buys ? Ladder.bids() : Ladder.asks();
    TreeMap<Integer, Long> expected =
        new TreeMap<>(
            buys ? Comparator.<Integer>reverseOrder() : Comparator.<Integer>naturalOrder());
    for (int i = 0; i < 2_000; i++) {
      int price = 1 + random.nextInt(60);
      long quantity = random.nextInt(4) == 0 ? 0 : random.nextInt(10);
      Map.Entry<Integer, Long> bestBefore = expected.firstEntry();
      if (quantity == 0) {
        expected.remove(price);
      } else {
        expected.put(price, quantity);
      }

      boolean changed = ladder.set(price, quantity);

      Map.Entry<Integer, Long> bestAfter = expected.firstEntry();
      assertThat(changed).isEqualTo(!Objects.equals(bestBefore, bestAfter));
      assertThat(Levels.of(ladder, 5).toString()).isEqualTo(firstFive(expected));
    }
  }

  private static String firstFive(Map<Integer, Long> levels) {
    return levels.entrySet().stream()
        .limit(5)
        .map(level -> level.getValue() + "@" + level.getKey())
        .toList()
        .toString()
        .replace(",", "");
  }
}
