/** What a request must be before anything else looks at it, and what every answer says to browsers. */
@NullMarked
package dev.parley.gateway.security;

import org.jspecify.annotations.NullMarked;
