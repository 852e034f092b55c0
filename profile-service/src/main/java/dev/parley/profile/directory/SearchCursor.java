package dev.parley.profile.directory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the order of search terms, opaque on the wire. */
record SearchCursor(String term, UUID userId) {
    private static final int ID_BYTES = 16;

    /** Before everything that starts with the prefix. */
    static SearchCursor before(String prefix) {
        return new SearchCursor(prefix, new UUID(0, 0));
    }

    static Optional<SearchCursor> parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() <= ID_BYTES) {
                return Optional.empty();
            }
            var userId = new UUID(bytes.getLong(), bytes.getLong());
            String term = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return term.indexOf('\0') < 0 ? Optional.of(new SearchCursor(term, userId)) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        byte[] utf8 = term.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + utf8.length)
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .put(utf8)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
