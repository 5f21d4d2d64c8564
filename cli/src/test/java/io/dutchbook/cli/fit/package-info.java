/** Tests of the package of the same name. */
@NullMarked
package io.dutchbook.cli.fit;

import org.jspecify.annotations.NullMarked;
