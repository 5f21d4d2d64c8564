/** Engine and venues on one machine, and the audit at the end that compares their books. */
@NullMarked
package io.dutchbook.cli.demo;

import org.jspecify.annotations.NullMarked;
