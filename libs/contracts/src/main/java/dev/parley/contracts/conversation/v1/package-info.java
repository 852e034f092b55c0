@NullMarked
package dev.parley.contracts.conversation.v1;

import org.jspecify.annotations.NullMarked;
