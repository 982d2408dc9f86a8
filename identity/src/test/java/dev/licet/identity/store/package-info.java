/** Tests of the store, and the store for others' tests. */
@NullMarked
package dev.licet.identity.store;

import org.jspecify.annotations.NullMarked;
