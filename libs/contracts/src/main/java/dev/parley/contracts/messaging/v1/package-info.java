@NullMarked
package dev.parley.contracts.messaging.v1;

import org.jspecify.annotations.NullMarked;
