@NullMarked
package dev.parley.auth.session;

import org.jspecify.annotations.NullMarked;
