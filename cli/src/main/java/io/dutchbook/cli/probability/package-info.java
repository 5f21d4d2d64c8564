/**
 * {@code dutchbook probability}: states of games as rows of CSV in, chances out. Reads a row at a
 * time into one buffer, so that a million rows take seconds and no memory.
 */
@NullMarked
package io.dutchbook.cli.probability;

import org.jspecify.annotations.NullMarked;
