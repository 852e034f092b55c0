package dev.parley.auth.account;

import java.util.UUID;

record User(UUID id, String username) {}
