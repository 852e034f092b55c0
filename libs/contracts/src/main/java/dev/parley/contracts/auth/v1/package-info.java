@NullMarked
package dev.parley.contracts.auth.v1;

import org.jspecify.annotations.NullMarked;
