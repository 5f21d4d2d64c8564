/** The games, instruments and books that measurements work on. Values only. */
@NullMarked
package io.dutchbook.bench.game;

import org.jspecify.annotations.NullMarked;
