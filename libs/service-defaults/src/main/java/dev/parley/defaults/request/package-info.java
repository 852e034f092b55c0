@NullMarked
package dev.parley.defaults.request;

import org.jspecify.annotations.NullMarked;
