package io.dutchbook.protocol;

/** A message that may travel between nodes; bound to CBOR. */
public interface WireMessage {}
