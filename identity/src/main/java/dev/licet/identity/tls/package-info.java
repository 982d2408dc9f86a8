/** tls. */
@NullMarked
package dev.licet.identity.tls;

import org.jspecify.annotations.NullMarked;
