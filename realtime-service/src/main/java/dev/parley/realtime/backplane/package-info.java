@NullMarked
package dev.parley.realtime.backplane;

import org.jspecify.annotations.NullMarked;
