@NullMarked
package dev.parley.defaults.problem;

import org.jspecify.annotations.NullMarked;
