package io.dutchbook.persistence.read;

/**
 * Whether the database answers.
 *
 * @param up whether it did, in time
 * @param detail what is wrong, in one line; empty when nothing is
 */
public record Health(boolean up, String detail) {}
