/** WebSockets: checked once at the upgrade, then tunnelled. */
@NullMarked
package dev.parley.gateway.socket;

import org.jspecify.annotations.NullMarked;
