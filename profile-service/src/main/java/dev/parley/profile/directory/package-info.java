@NullMarked
package dev.parley.profile.directory;

import org.jspecify.annotations.NullMarked;
