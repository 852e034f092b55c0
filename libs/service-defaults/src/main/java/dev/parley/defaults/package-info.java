@NullMarked
package dev.parley.defaults;

import org.jspecify.annotations.NullMarked;
