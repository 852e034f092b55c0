package dev.parley.conversation.creation;

import dev.parley.conversation.conversation.ConversationView;

/** A conversation that was asked for, and whether it was made for that. */
record Creation(ConversationView conversation, boolean isNew) {}
