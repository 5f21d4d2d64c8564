package io.dutchbook.venues.egress;

import org.apache.pekko.util.ByteString;

/** What is said to a proxy until it has opened a tunnel. One dialogue serves one connection. */
interface Dialogue {
  /** The first words, which are ours. */
  ByteString opening();

  /**
   * What follows from what the proxy has said.
   *
   * @param heard everything that no step before has used up
   */
  Step hear(ByteString heard);

  /** What follows. */
  sealed interface Step {
    /** It has not finished speaking. */
    record More() implements Step {}

    /**
     * Our turn.
     *
     * @param rest what it has said already beyond that
     */
    record Say(ByteString words, ByteString rest) implements Step {}

    /**
     * The tunnel is open.
     *
     * @param rest the first bytes out of it
     */
    record Through(ByteString rest) implements Step {}

    /**
     * There will be no tunnel.
     *
     * @param why goes on after the proxy's name: {@code refuses user bob}
     */
    record Refused(String why) implements Step {}
  }
}
