package io.dutchbook.cli.replay;

import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.node.CannotStart;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.simulator.DurationConverter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dutchbook replay}: a recorded session through the engine's own codec, feed and shards. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays a recorded Kalshi session through the engine's codec, market feed and game shards, in"
          + " recorded time and as fast as it goes, and tells what they saw. Nothing is sent.",
      "A line of the file is {\"received_ms\":1786085188416,\"frame\":{...}}."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was played",
      "1:not one frame could be decoded",
      "2:a wrong option, or a file that is not what it should be; readable lines were played",
      "3:a file cannot be read or written"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int NOTHING_DECODED = 1;
  private static final int WRONG_INPUT = 2;
  private static final int CANNOT_START = 3;
  private static final int MILLIONTHS = 6;
  private static final Duration LONGEST_AGE = Duration.ofHours(24);

  @Parameters(paramLabel = "FILE", description = "The recorded session.")
  private Path file = Path.of("");

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description =
          "The venue's nested events as JSON, for titles, and for which markets exclude each other"
              + " in events other than games of known leagues.")
  private @Nullable Path catalogue;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was seen as JSON to this file.")
  private @Nullable Path report;

  @Option(
      names = "--max-book-age",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description = "The oldest a book may be to count for a Dutch book. Default: 10s.")
  private Duration maxBookAge = Duration.ofSeconds(10);

  @Option(
      names = "--fee-multiplier",
      paramLabel = "SERIES=FACTOR",
      description =
          "What a series charges of the full taker fee, as KXMLBGAME=0.5; may be given several"
              + " times. Default: 1 for all.")
  private Map<String, String> feeMultipliers = new LinkedHashMap<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      return run(settings());
    } catch (UnfitRecording e) {
      err.println(e.getMessage());
      return WRONG_INPUT;
    } catch (CannotStart e) {
      err.println(e.getMessage());
      return CANNOT_START;
    }
  }

  private ReplaySettings settings() {
    if (maxBookAge.isZero() || maxBookAge.compareTo(LONGEST_AGE) > 0) {
      throw wrong("--max-book-age", maxBookAge + " is not 1ms to 24h");
    }
    Map<String, Long> multipliers = new LinkedHashMap<>();
    feeMultipliers.forEach((series, factor) -> multipliers.put(series, millionths(factor)));
    return new ReplaySettings(ReplaySettings.DEFAULT.noPrices(), maxBookAge, multipliers);
  }

  private long millionths(String factor) {
    try {
      long millionths = FixedPoint.parse(factor, MILLIONTHS);
      if (millionths >= 0 && millionths <= 100 * ReplaySettings.FULL_RATE) {
        return millionths;
      }
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong("--fee-multiplier", String.valueOf(e.getMessage()));
    }
    throw wrong("--fee-multiplier", factor + " is not 0 to 100");
  }

  private ParameterException wrong(String option, String why) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + why);
  }

  private int run(ReplaySettings settings) {
    requireWritable(report);
    Titles titles = catalogue == null ? Titles.NONE : read(catalogue, Titles::read);
    Survey survey = read(file, Survey::of);
    if (survey.lines() == 0) {
      throw new UnfitRecording(file + " is empty");
    }
    PrintWriter out = spec.commandLine().getOut();
    ReplayReport result = read(file, recording -> play(recording, survey, titles, settings));
    out.println("recording      " + file);
    new ReplayPrinter(out).print(result);
    if (report != null) {
      write(report, result);
    }
    return verdict(result);
  }

  private static ReplayReport play(Path file, Survey survey, Titles titles, ReplaySettings settings)
      throws IOException {
    List<RecordedGame> games = RecordedGames.of(survey.tickers(), titles);
    try (Recording recording = Recording.open(file);
        Replay replay = Replay.start(games, settings, survey.firstAt())) {
      for (Recording.Line line = recording.next(); line != null; line = recording.next()) {
        if (line instanceof RecordedFrame frame) {
          replay.take(frame);
        }
      }
      return replay.report(survey, titles);
    }
  }

  private int verdict(ReplayReport result) {
    PrintWriter err = spec.commandLine().getErr();
    if (!result.hasFrames()) {
      err.println("not one frame of " + file + " could be decoded");
      return NOTHING_DECODED;
    }
    if (result.unreadableLines() > 0) {
      err.println(
          "%s: %d of %d lines hold no recorded frame; %s"
              .formatted(file, result.unreadableLines(), result.lines(), result.firstUnreadable()));
      return WRONG_INPUT;
    }
    return 0;
  }

  /** Something that is made of a file. */
  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T read(Path file, Reader<T> reader) {
    if (Files.isDirectory(file)) {
      throw new CannotStart(file + " is a folder");
    }
    try {
      return reader.read(file);
    } catch (NoSuchFileException e) {
      throw new CannotStart(file + " does not exist", e);
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be read: " + e.getMessage(), e);
    } catch (UnfitRecording e) {
      throw new UnfitRecording(file + " " + e.getMessage());
    }
  }

  /** Said before the replay, not after it. */
  private static void requireWritable(@Nullable Path file) {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
        throw new CannotStart("--report " + file + " cannot be written");
      }
    }
  }

  private static void write(Path file, ReplayReport report) {
    try {
      Files.writeString(file, AdminJson.pretty(report) + "\n");
    } catch (IOException e) {
      throw new CannotStart("--report " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
