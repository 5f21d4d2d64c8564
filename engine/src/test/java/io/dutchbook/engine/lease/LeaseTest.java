package io.dutchbook.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeaseTest {
  private static final Holder ANN = new Holder("ann", "pid 1 on here");
  private static final Holder BOB = new Holder("bob", "pid 2 on there");
  private static final LeaseTerms TERMS = new LeaseTerms(100, 20, 10);

  static LongStream seeds() {
    return Seeds.first(300);
  }

  private static Claim claim(Lease known, Holder by, long heldEpoch, long now) {
    return Lease.claim("kalshi:a", known, by, heldEpoch, now, 100);
  }

  private static Lease lease(Holder holder, long epoch, long until) {
    return new Lease("kalshi:a", holder, epoch, until);
  }

  @Test
  void grantsWhatNobodyEverHeld() {
    assertThat(Lease.claim("kalshi:a", null, ANN, Lease.NONE, 1_000, 100))
        .isEqualTo(new Claim.Granted(lease(ANN, 1, 1_100)));
  }

  @Test
  void renewsUnderTheSameEpochEvenAfterItRanOut() {
    Lease held = lease(ANN, 4, 1_000);

    assertThat(claim(held, ANN, 4, 990)).isEqualTo(new Claim.Granted(lease(ANN, 4, 1_090)));
    assertThat(claim(held, ANN, 4, 5_000)).isEqualTo(new Claim.Granted(lease(ANN, 4, 5_100)));
  }

  @Test
  void refusesAnotherUntilItRunsOutAndThenRaisesTheEpoch() {
    Lease held = lease(ANN, 4, 1_000);

    assertThat(claim(held, BOB, Lease.NONE, 999)).isEqualTo(new Claim.Refused(held));
    assertThat(claim(held, BOB, Lease.NONE, 1_000))
        .isEqualTo(new Claim.Granted(lease(BOB, 5, 1_100)));
  }

  @Test
  void fencesTheHolderWhoseAccountWasTakenOver() {
    Lease taken = lease(BOB, 5, 1_100);

    assertThat(claim(taken, ANN, 4, 1_050)).isEqualTo(new Claim.Refused(taken));
  }

  @Test
  void givesASuccessorOfTheSameNameTheAccountAtOnceAndFencesItsPredecessor() {
    Lease held = lease(ANN, 4, 1_000);
    Lease succeeded = lease(ANN, 5, 1_050);

    assertThat(claim(held, ANN, Lease.NONE, 950)).isEqualTo(new Claim.Granted(succeeded));
    assertThat(claim(succeeded, ANN, 4, 960)).isEqualTo(new Claim.Refused(succeeded));
  }

  @Test
  void isGivenUpByItsHolderAlone() {
    Lease held = lease(ANN, 4, 1_000);

    assertThat(held.released(ANN, 4, 900)).isEqualTo(lease(ANN, 4, 900));
    assertThat(held.released(ANN, 3, 900)).isEqualTo(held);
    assertThat(held.released(BOB, 4, 900)).isEqualTo(held);
  }

  @Test
  void permitsLessAndLessWhileItIsNotRenewed() {
    Tenure tenure = Tenure.none(TERMS).renewed(millis(1_000)).unheard("nothing answers");

    assertThat(tenure.permit(millis(1_079))).isEqualTo(Permit.ALL);
    assertThat(tenure.permit(millis(1_080))).isEqualTo(Permit.HEDGES);
    assertThat(tenure.permit(millis(1_089))).isEqualTo(Permit.HEDGES);
    assertThat(tenure.permit(millis(1_090))).isEqualTo(Permit.NOTHING);
    assertThat(tenure.renewed(millis(1_095)).permit(millis(1_096))).isEqualTo(Permit.ALL);
    assertThat(tenure.lost("bob has it").permit(millis(1_001))).isEqualTo(Permit.NOTHING);
    assertThat(Tenure.none(TERMS).permit(0)).isEqualTo(Permit.NOTHING);
  }

  @Test
  void refusesTermsThatOneLateRenewalWouldBreak() {
    assertThatThrownBy(() -> new LeaseTerms(59, 20, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long millis(long millis) {
    return millis * 1_000_000;
  }

  /**
   * Law: whatever is slow, dies, sleeps or comes back, at every moment at most one process may send
   * anything, what it let through has left before another may, and epochs only rise.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void neverPermitsTwo(long seed) {
    Random random = new Random(seed);
    Shelf shelf = new Shelf();
    List<Engine> engines = new ArrayList<>(List.of(new Engine(ANN), new Engine(BOB)));
    long lastSentAt = -TERMS.validFor();
    Engine lastSender = engines.getFirst();

    for (long now = 0; now < 3_000; now += 1 + random.nextInt(7)) {
      Engine engine = engines.get(random.nextInt(engines.size()));
      switch (random.nextInt(8)) {
        case 0, 1 -> engine.ask(shelf, now);
        case 2, 3, 4 -> engine.hear(now);
        case 5 -> engine.giveUp(shelf, now, random.nextInt(4) == 0);
        case 6 -> {
          if (random.nextInt(10) == 0) {
            engines.set(engines.indexOf(engine), new Engine(engine.name));
          }
        }
        default -> engine.tenure = engine.tenure.unheard("silence");
      }

      List<Engine> senders = new ArrayList<>();
      for (Engine each : engines) {
        if (each.tenure.permit(millis(now)) != Permit.NOTHING) {
          senders.add(each);
        }
      }
      assertThat(senders).hasSizeLessThanOrEqualTo(1);
      if (!senders.isEmpty()) {
        Engine sender = senders.getFirst();
        if (!sender.name.equals(lastSender.name) && !shelf.wasGivenUp) {
          assertThat(now - lastSentAt).isGreaterThanOrEqualTo(TERMS.margin());
        }
        lastSender = sender;
        lastSentAt = now;
      }
    }
  }

  /** The database's row. */
  private static final class Shelf {
    private Lease lease = lease(BOB, 1, 0);
    private boolean isGivenUp;
    private boolean wasGivenUp = true;

    Claim claim(Holder by, long held, long now) {
      Claim claim = Lease.claim(lease.account(), lease, by, held, now, TERMS.validFor());
      if (claim instanceof Claim.Granted granted) {
        assertThat(granted.lease().epoch()).isGreaterThanOrEqualTo(lease.epoch());
        if (granted.lease().epoch() > lease.epoch()) {
          wasGivenUp = isGivenUp;
        }
        isGivenUp = false;
        lease = granted.lease();
      }
      return claim;
    }
  }

  /** A process: the database decides some time after it asked and before it hears. */
  private static final class Engine {
    private final Holder name;
    private Tenure tenure = Tenure.none(TERMS);
    private long held = Lease.NONE;
    private long askedAt;
    private Claim answer = new Claim.Refused(lease(BOB, 1, 0));
    private boolean awaits;

    Engine(Holder name) {
      this.name = name;
    }

    void ask(Shelf shelf, long now) {
      if (!awaits) {
        awaits = true;
        askedAt = Math.max(0, now - 3);
        answer = shelf.claim(name, held, now);
      }
    }

    void hear(long now) {
      if (!awaits) {
        return;
      }
      awaits = false;
      switch (answer) {
        case Claim.Granted granted -> {
          held = granted.lease().epoch();
          tenure = tenure.renewed(millis(askedAt));
        }
        case Claim.Refused refused -> tenure = tenure.lost(refused.by().holder().id());
      }
      assertThat(askedAt).isLessThanOrEqualTo(now);
    }

    void giveUp(Shelf shelf, long now, boolean wanted) {
      if (wanted && !awaits) {
        tenure = tenure.lost("given up");
        shelf.isGivenUp |= shelf.lease.holder().equals(name) && shelf.lease.epoch() == held;
        shelf.lease = shelf.lease.released(name, held, now);
      }
    }
  }
}
