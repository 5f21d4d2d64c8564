package io.dutchbook.actors.scenario;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.protocol.GameDefinition;
import java.util.List;

/**
 * A file that was read.
 *
 * @param title what it shows, in a sentence
 * @param game the game; the label of each instrument is its name in the file
 * @param settings what differs from the defaults
 * @param answers how the venues answer orders, in the sequence of the file
 * @param steps what happens, in the sequence of time
 * @param until when to look at the result, milliseconds from the beginning
 * @param expected what there is to see then, line by line
 */
record Scenario(
    String title,
    GameDefinition game,
    ScenarioSettings settings,
    List<Answer> answers,
    List<Step> steps,
    long until,
    List<String> expected) {
  /** Copies the lists. */
  Scenario {
    answers = List.copyOf(answers);
    steps = List.copyOf(steps);
    expected = List.copyOf(expected);
  }

  /**
   * Something happens.
   *
   * @param at milliseconds from the beginning
   * @param what happens
   */
  record Step(long at, Happening what) {}

  /** An instrument by its name in the file. */
  Instrument instrument(String name) {
    return game.instruments().stream()
        .filter(instrument -> instrument.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no instrument is called '" + name + "'"));
  }
}
