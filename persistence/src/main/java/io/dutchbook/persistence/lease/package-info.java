/** The leases of the venue accounts: rows that one engine at a time renews. */
@NullMarked
package io.dutchbook.persistence.lease;

import org.jspecify.annotations.NullMarked;
