package io.dutchbook.cli.replay;

/** A file is not what a replay can use. The message is the end of a sentence about it. */
final class UnfitRecording extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitRecording(String message) {
    super(message);
  }
}
