/** The paper venue in virtual time, over books that are lines of text. */
@NullMarked
package io.dutchbook.actors.paper;

import org.jspecify.annotations.NullMarked;
