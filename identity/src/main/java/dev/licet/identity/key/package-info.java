/** key. */
@NullMarked
package dev.licet.identity.key;

import org.jspecify.annotations.NullMarked;
