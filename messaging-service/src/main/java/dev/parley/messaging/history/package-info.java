@NullMarked
package dev.parley.messaging.history;

import org.jspecify.annotations.NullMarked;
