/** Trading clients that others wrote, run unmodified against the simulator. */
@NullMarked
package io.dutchbook.cli.clients;

import org.jspecify.annotations.NullMarked;
