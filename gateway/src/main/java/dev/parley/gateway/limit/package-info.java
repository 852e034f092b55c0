/** How much a caller may do, counted in token buckets that all gateways share. */
@NullMarked
package dev.parley.gateway.limit;

import org.jspecify.annotations.NullMarked;
