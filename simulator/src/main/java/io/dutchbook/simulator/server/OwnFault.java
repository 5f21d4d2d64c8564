package io.dutchbook.simulator.server;

/**
 * Harm that only a venue itself can do.
 *
 * @param name by which it is ordered
 * @param does in a sentence
 * @param settings what can be said about it, with what is meant otherwise; empty when nothing
 */
public record OwnFault(String name, String does, String settings) {}
