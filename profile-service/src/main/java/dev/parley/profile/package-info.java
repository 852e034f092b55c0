@NullMarked
package dev.parley.profile;

import org.jspecify.annotations.NullMarked;
