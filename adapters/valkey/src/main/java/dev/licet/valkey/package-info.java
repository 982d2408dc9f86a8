/** The memory of used DPoP proofs that the nodes of an API share, in Valkey or Redis. */
@NullMarked
package dev.licet.valkey;

import org.jspecify.annotations.NullMarked;
