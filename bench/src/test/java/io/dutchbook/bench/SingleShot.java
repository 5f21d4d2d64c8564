package io.dutchbook.bench;

import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every measurement of a class once, in this process: whether it works, not how fast. */
public final class SingleShot {
  private SingleShot() {}

  /**
   * What ran, in the order of the report: {@code method value…}.
   *
   * @throws RunnerException when one fails
   */
  public static List<String> of(Class<?> measured) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("^" + measured.getName().replace(".", "\\.") + "\\.")
            .mode(Mode.SingleShotTime)
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(options)
        .run().stream().map(result -> Figure.of(result)).map(Figure::name).toList();
  }
}
