/**
 * From a frame's text to a changed book, without a decision: what a feed does with every frame.
 *
 * <p>Frames are those of a recorded session when there is one, else of the recorded form.
 */
@NullMarked
package io.dutchbook.bench.decode;

import org.jspecify.annotations.NullMarked;
