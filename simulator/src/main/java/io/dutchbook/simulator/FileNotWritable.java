package io.dutchbook.simulator;

import java.io.IOException;
import java.nio.file.Path;

/** A file that the simulator was told to write cannot be written. */
public final class FileNotWritable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FileNotWritable(String what, Path file, IOException cause) {
    super(
        what + " " + file + " cannot be written (" + cause.getClass().getSimpleName() + ")", cause);
  }
}
