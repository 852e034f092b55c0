@NullMarked
package dev.parley.messaging.entry;

import org.jspecify.annotations.NullMarked;
