@NullMarked
package dev.parley.messaging.membership;

import org.jspecify.annotations.NullMarked;
