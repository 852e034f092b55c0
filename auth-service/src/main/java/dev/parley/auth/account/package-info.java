@NullMarked
package dev.parley.auth.account;

import org.jspecify.annotations.NullMarked;
