@NullMarked
package dev.parley.e2e;

import org.jspecify.annotations.NullMarked;
