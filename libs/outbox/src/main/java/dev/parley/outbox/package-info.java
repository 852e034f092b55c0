@NullMarked
package dev.parley.outbox;

import org.jspecify.annotations.NullMarked;
