/** Defects that are planted in an engine, to see whether a trial finds them. */
@NullMarked
package io.dutchbook.trial.defects;

import org.jspecify.annotations.NullMarked;
