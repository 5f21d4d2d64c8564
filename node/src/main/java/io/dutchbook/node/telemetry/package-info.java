/** Counts and times what the engine does, for the metrics page, the admin page and reports. */
@NullMarked
package io.dutchbook.node.telemetry;

import org.jspecify.annotations.NullMarked;
