package io.dutchbook.persistence.read;

/**
 * How much an id has written.
 *
 * @param persistenceId who
 * @param events rows in the journal
 * @param lastSequenceNumber of the newest; more than {@code events} where rows are missing
 */
public record JournalCount(String persistenceId, long events, long lastSequenceNumber) {}
