/** How an entry of the log is made: who did it and from where, and without any secret. */
@NullMarked
package dev.licet.identity.audit.entry;

import org.jspecify.annotations.NullMarked;
