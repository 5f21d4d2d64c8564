/** The order router of each venue: the only actor that sends orders there. */
@NullMarked
package io.dutchbook.actors.router;

import org.jspecify.annotations.NullMarked;
