/** What happens day by day, counted: for the statistics and for what has no entry of its own. */
@NullMarked
package dev.licet.identity.audit.day;

import org.jspecify.annotations.NullMarked;
