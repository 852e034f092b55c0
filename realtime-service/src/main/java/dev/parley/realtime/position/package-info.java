@NullMarked
package dev.parley.realtime.position;

import org.jspecify.annotations.NullMarked;
