/**
 * What is kept: the journal and its settings, the read tables filled from it, the queries on them,
 * and the laptop's own PostgreSQL.
 *
 * <p>The journal is the truth; the read tables can be rebuilt from it at any time. Nothing here
 * decides anything.
 */
@NullMarked
package io.dutchbook.persistence;

import org.jspecify.annotations.NullMarked;
