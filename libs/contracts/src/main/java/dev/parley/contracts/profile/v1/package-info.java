@NullMarked
package dev.parley.contracts.profile.v1;

import org.jspecify.annotations.NullMarked;
