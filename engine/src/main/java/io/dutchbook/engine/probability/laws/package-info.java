/**
 * What every model must obey, whoever made it: held over seeded random states by the tests of the
 * built-in models and at the door for a model that comes in a file.
 */
@NullMarked
package io.dutchbook.engine.probability.laws;

import org.jspecify.annotations.NullMarked;
