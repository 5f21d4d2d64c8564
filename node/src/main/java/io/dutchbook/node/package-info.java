/**
 * What a machine runs: reads its configuration, opens the database, joins the cluster, grows the
 * actor tree, and shows all of it. No trading logic.
 */
@NullMarked
package io.dutchbook.node;

import org.jspecify.annotations.NullMarked;
