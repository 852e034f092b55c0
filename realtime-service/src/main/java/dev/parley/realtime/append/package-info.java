@NullMarked
package dev.parley.realtime.append;

import org.jspecify.annotations.NullMarked;
