@NullMarked
package dev.parley.realtime.session;

import org.jspecify.annotations.NullMarked;
