package io.dutchbook.engine.lease;

/**
 * Who holds an account, or wants to.
 *
 * @param id names a node for as long as its data folder lives; only one process at a time bears it
 * @param described where it runs, for people
 */
public record Holder(String id, String described) {}
