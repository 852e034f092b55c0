@NullMarked
package dev.parley.contracts.problem;

import org.jspecify.annotations.NullMarked;
