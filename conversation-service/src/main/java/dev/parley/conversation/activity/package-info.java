@NullMarked
package dev.parley.conversation.activity;

import org.jspecify.annotations.NullMarked;
