/** The risk desk: the one place in the cluster that says whether a trade may begin. */
@NullMarked
package io.dutchbook.actors.desk;

import org.jspecify.annotations.NullMarked;
