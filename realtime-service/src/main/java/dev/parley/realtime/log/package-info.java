@NullMarked
package dev.parley.realtime.log;

import org.jspecify.annotations.NullMarked;
