/**
 * How lists of the Management API are asked for and answered: by page number or from a checkpoint,
 * with the fields that the caller wants. What a call takes in its query is said once, by a mark on
 * the {@link dev.licet.identity.management.paging.Query} of its handler.
 */
@NamedInterface("paging")
@NullMarked
package dev.licet.identity.management.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
