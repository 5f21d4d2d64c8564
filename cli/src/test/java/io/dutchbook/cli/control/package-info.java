@NullMarked
package io.dutchbook.cli.control;

import org.jspecify.annotations.NullMarked;
