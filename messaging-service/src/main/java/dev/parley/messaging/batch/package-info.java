@NullMarked
package dev.parley.messaging.batch;

import org.jspecify.annotations.NullMarked;
