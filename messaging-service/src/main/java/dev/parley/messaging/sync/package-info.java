@NullMarked
package dev.parley.messaging.sync;

import org.jspecify.annotations.NullMarked;
