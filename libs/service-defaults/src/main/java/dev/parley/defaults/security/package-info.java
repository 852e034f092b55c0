@NullMarked
package dev.parley.defaults.security;

import org.jspecify.annotations.NullMarked;
