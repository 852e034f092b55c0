@NullMarked
package dev.parley.defaults.client;

import org.jspecify.annotations.NullMarked;
