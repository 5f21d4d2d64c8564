package io.dutchbook.protocol.journal;

/** An event or snapshot that is kept for ever; bound to JSON. */
public interface JournalEvent {}
