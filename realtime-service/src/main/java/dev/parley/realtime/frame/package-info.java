@NullMarked
package dev.parley.realtime.frame;

import org.jspecify.annotations.NullMarked;
