@NullMarked
package dev.parley.conversation.user;

import org.jspecify.annotations.NullMarked;
