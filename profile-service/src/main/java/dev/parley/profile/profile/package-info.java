@NullMarked
package dev.parley.profile.profile;

import org.jspecify.annotations.NullMarked;
