@NullMarked
package dev.parley.realtime;

import org.jspecify.annotations.NullMarked;
