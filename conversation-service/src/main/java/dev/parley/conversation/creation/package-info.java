@NullMarked
package dev.parley.conversation.creation;

import org.jspecify.annotations.NullMarked;
