package io.dutchbook.cli.control;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets one of a running node's switches: the same as the API's request of that name. */
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:set, kept, and confirmed by every order router",
      "1:set and kept, but a router has not confirmed; assume that it still does as before",
      "2:a wrong option, or refused by the node: nothing has changed",
      "3:the node cannot be reached: nothing has changed",
      "4:no proper answer: it may or may not have been set; ask again"
    })
public abstract sealed class SwitchCommand implements Callable<Integer>
    permits SwitchCommand.Kill, SwitchCommand.Resume, SwitchCommand.Pause, SwitchCommand.Unpause {
  static final int NOT_CONFIRMED = 1;
  static final int REFUSED = 2;
  static final int UNREACHABLE = 3;
  static final int UNKNOWN = 4;

  @Option(
      names = "--node",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:7080",
      description = "The node's admin address (default: ${DEFAULT-VALUE}).")
  private URI node = URI.create("http://127.0.0.1:7080");

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "from the command line",
      description = "Why, for the journal (default: ${DEFAULT-VALUE}).")
  private String reason = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Where the node keeps its token (default: data/admin-token).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:DUTCHBOOK_ADMIN_TOKEN}",
      description = "The token itself, before any file (default: $DUTCHBOOK_ADMIN_TOKEN).")
  private @Nullable String token;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    String by = System.getProperty("user.name", "operator");
    return report(new AdminClient(node(), token()).set(spec.name(), reason, by));
  }

  private URI node() {
    boolean http = "http".equals(node.getScheme()) || "https".equals(node.getScheme());
    if (!http || node.getHost() == null) {
      throw wrong("--node is " + node + ", allowed: an address such as http://127.0.0.1:7080");
    }
    return node;
  }

  /** One that was named wins over the environment's, and that over the usual file. */
  private String token() {
    if (tokenFile == null && token != null && !token.isBlank()) {
      return token.trim();
    }
    Path file = tokenFile == null ? Path.of("data", "admin-token") : tokenFile;
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw wrong(
          "no token in "
              + file
              + ": run this where the node runs, or give --token-file or DUTCHBOOK_ADMIN_TOKEN");
    }
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private int report(AdminClient.Outcome outcome) {
    PrintWriter err = spec.commandLine().getErr();
    return switch (outcome) {
      case AdminClient.Set set -> report(set);
      case AdminClient.Refused refused -> said(err, refused.problem(), REFUSED);
      case AdminClient.Unreachable nobody -> said(err, nobody.problem(), UNREACHABLE);
      case AdminClient.Unknown unknown ->
          said(err, unknown.problem() + "; it may or may not have been set", UNKNOWN);
    };
  }

  private int report(AdminClient.Set set) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("kill switch  " + (set.killed() ? "ENGAGED" : "released"));
    out.println("new trades   " + (set.paused() ? "PAUSED" : "allowed"));
    return set.inForce()
        ? 0
        : said(
            spec.commandLine().getErr(), "not in force everywhere: " + set.detail(), NOT_CONFIRMED);
  }

  private static int said(PrintWriter err, String problem, int code) {
    err.println(problem);
    return code;
  }

  /** {@code dutchbook kill}. */
  @Command(
      name = "kill",
      description = "Holds every order back that adds risk, everywhere, until resumed.")
  public static final class Kill extends SwitchCommand {}

  /** {@code dutchbook resume}. */
  @Command(name = "resume", description = "Releases the kill switch. A pause stays as it is.")
  public static final class Resume extends SwitchCommand {}

  /** {@code dutchbook pause}. */
  @Command(name = "pause", description = "Begins no new trades; open ones go on.")
  public static final class Pause extends SwitchCommand {}

  /** {@code dutchbook unpause}. */
  @Command(name = "unpause", description = "Lets new trades begin again.")
  public static final class Unpause extends SwitchCommand {}
}
