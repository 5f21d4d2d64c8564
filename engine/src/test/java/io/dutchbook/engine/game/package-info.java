@NullMarked
package io.dutchbook.engine.game;

import org.jspecify.annotations.NullMarked;
