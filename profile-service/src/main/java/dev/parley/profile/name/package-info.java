@NullMarked
package dev.parley.profile.name;

import org.jspecify.annotations.NullMarked;
