/** Tests of the plumbing that all venues share. */
@NullMarked
package io.dutchbook.venues.http;

import org.jspecify.annotations.NullMarked;
