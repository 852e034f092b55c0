@NullMarked
package dev.parley.messaging.position;

import org.jspecify.annotations.NullMarked;
