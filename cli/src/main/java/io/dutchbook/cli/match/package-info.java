/**
 * {@code dutchbook match}: which markets of two files are about the same claim. Reads files and
 * prints; the deciding is the engine's.
 */
@NullMarked
package io.dutchbook.cli.match;

import org.jspecify.annotations.NullMarked;
