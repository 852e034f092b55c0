package dev.parley.auth.account;

/** A user and how they prove who they are. */
record Account(User user, String passwordHash) {}
