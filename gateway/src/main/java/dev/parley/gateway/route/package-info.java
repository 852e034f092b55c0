/** Which paths lead to which service, and to which of its nodes. */
@NullMarked
package dev.parley.gateway.route;

import org.jspecify.annotations.NullMarked;
