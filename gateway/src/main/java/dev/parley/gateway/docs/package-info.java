/** The fleet's API as one browsable document. */
@NullMarked
package dev.parley.gateway.docs;

import org.jspecify.annotations.NullMarked;
