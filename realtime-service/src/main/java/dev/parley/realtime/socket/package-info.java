@NullMarked
package dev.parley.realtime.socket;

import org.jspecify.annotations.NullMarked;
