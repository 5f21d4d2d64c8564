package io.dutchbook.cli.match;

import io.dutchbook.engine.matching.Advert;
import io.dutchbook.engine.matching.Fixture;
import io.dutchbook.engine.matching.MatchReport;
import io.dutchbook.engine.matching.PairFinder;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.engine.matching.Unmatched;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiAdverts;
import io.dutchbook.venues.polymarket.GammaAdverts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dutchbook match}: pairs of two catalogues. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Finds what both venues list, in files of the venues' own JSON, and prints it as JSON: pairs"
          + " with claim, side, confidence and evidence; what is blocked; what a person may decide;"
          + " and what is matched with nothing, with the reason."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the files were read, whatever was found",
      "2:a wrong option, or a file that is not what it should be",
      "3:a file cannot be read"
    })
public final class MatchCommand implements Callable<Integer> {
  private static final int WRONG_INPUT = 2;
  private static final int CANNOT_READ = 3;

  @Option(
      names = "--kalshi",
      paramLabel = "FILE",
      required = true,
      description = "Events with nested markets, as GET /events?with_nested_markets=true answers.")
  private Path kalshi = Path.of("");

  @Option(
      names = "--polymarket",
      paramLabel = "FILE",
      required = true,
      description = "Gamma events with their markets, as GET /events answers.")
  private Path polymarket = Path.of("");

  @Option(
      names = "--espn",
      paramLabel = "FILE",
      description = "Scoreboards, for game ids and to tell two games of a day apart.")
  private @Nullable Path espn;

  @Option(
      names = "--bar",
      paramLabel = "CONFIDENCE",
      defaultValue = "0.95",
      description = "The least confidence of a pair, 0.5 to 1. Default: 0.95.")
  private double bar = 0.95;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!(bar >= 0.5 && bar <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--bar': " + bar + " is not 0.5 to 1");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      MatchJson result = match();
      spec.commandLine().getOut().println(result.text());
      return 0;
    } catch (MalformedMessage e) {
      err.println(e.getMessage());
      return WRONG_INPUT;
    } catch (IOException e) {
      err.println(e.getMessage());
      return CANNOT_READ;
    }
  }

  private MatchJson match() throws IOException {
    List<Unmatched> leftOut = new ArrayList<>();
    KalshiAdverts ours = new KalshiAdverts(leftOut::add);
    GammaAdverts theirs = new GammaAdverts(leftOut::add);
    List<Advert> adverts = new ArrayList<>();
    for (Fields event : read(kalshi, VenueFiles::kalshiEvents)) {
      adverts.addAll(ours.of(event));
    }
    for (Fields event : read(polymarket, VenueFiles::gammaEvents)) {
      adverts.addAll(theirs.of(event));
    }
    List<Fixture> fixtures = espn == null ? List.of() : read(espn, VenueFiles::fixtures);
    MatchReport report = new PairFinder(Teams.table(), bar).find(adverts, fixtures);
    return new MatchJson(report, leftOut);
  }

  private static <T> List<T> read(Path file, Function<String, List<T>> reader) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder");
    }
    try {
      return reader.apply(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    } catch (MalformedInputException e) {
      throw new MalformedMessage(file.toString(), "is not text in UTF-8");
    } catch (MalformedMessage e) {
      throw new MalformedMessage(file.toString(), e.reason());
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
