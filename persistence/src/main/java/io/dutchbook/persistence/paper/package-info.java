/**
 * Paper accounts in PostgreSQL. Every method blocks; a change takes effect as a whole or not at
 * all, and only on the revision that it was decided on.
 */
@NullMarked
package io.dutchbook.persistence.paper;

import org.jspecify.annotations.NullMarked;
