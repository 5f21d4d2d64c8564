/** Tests of the package of the same name. */
@NullMarked
package io.dutchbook.cli.probability;

import org.jspecify.annotations.NullMarked;
