@NullMarked
package dev.parley.conversation.member;

import org.jspecify.annotations.NullMarked;
