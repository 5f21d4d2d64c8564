package io.dutchbook.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The moment somebody tells the process to end (Ctrl-C, SIGTERM, or its own work). The end of the
 * process is held back until what runs has stopped.
 */
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens from now on. */
  public static StopSignal listen() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::tellAndWait, "stop"));
    return signal;
  }

  private void tellAndWait() {
    tell();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the signal. */
  public void tell() {
    told.countDown();
  }

  /** Waits for the signal. */
  public void await() throws InterruptedException {
    told.await();
  }

  /** Waits for the signal, but not for ever; whether it came. */
  public boolean await(Duration limit) throws InterruptedException {
    return told.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Everything has stopped: the process may end. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
