/** The provider's public keys: discovery, the key set (RFC 7517), and when it is fetched anew. */
@NullMarked
package dev.licet.guard.keys;

import org.jspecify.annotations.NullMarked;
