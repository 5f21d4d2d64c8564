/** What a trial does to the engine and to the world around it, as a seed draws it. */
@NullMarked
package io.dutchbook.trial.fault;

import org.jspecify.annotations.NullMarked;
