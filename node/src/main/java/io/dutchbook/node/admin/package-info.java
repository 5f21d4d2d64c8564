/**
 * What people see of a node and what they may tell it: the admin page, its API, its live stream and
 * the metrics.
 *
 * <p>Reading needs no token on this machine; every change does. Nothing here waits for an actor to
 * draw a page: the overview is put together in the background, and when a part of it cannot be had
 * the last good one is shown with its age.
 */
@NullMarked
package io.dutchbook.node.admin;

import org.jspecify.annotations.NullMarked;
