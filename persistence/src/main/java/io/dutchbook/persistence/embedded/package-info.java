/**
 * A PostgreSQL of one's own, for a laptop: binaries, data and log in one folder, kept between runs.
 *
 * <p>It belongs to the command that started the run, never to a node of a cluster: a node may die
 * without taking the database along.
 */
@NullMarked
package io.dutchbook.persistence.embedded;

import org.jspecify.annotations.NullMarked;
