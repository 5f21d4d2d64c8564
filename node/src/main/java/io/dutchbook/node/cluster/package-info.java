/** How nodes find each other. */
@NullMarked
package io.dutchbook.node.cluster;

import org.jspecify.annotations.NullMarked;
