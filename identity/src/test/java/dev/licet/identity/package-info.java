/** Tests of the whole server. */
@NullMarked
package dev.licet.identity;

import org.jspecify.annotations.NullMarked;
