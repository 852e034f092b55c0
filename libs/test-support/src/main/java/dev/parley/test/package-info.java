@NullMarked
package dev.parley.test;

import org.jspecify.annotations.NullMarked;
