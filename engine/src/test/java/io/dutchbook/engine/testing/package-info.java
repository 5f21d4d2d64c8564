/** What the engine's tests share: printed seeds and where the acceptance facts lie. */
@NullMarked
package io.dutchbook.engine.testing;

import org.jspecify.annotations.NullMarked;
