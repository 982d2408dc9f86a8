/**
 * How bodies of Management API calls are read: a {@link dev.licet.identity.management.body.Shape}
 * says what may stand in one, so that nothing goes in unread and no member that is not for the
 * caller to set; the OpenAPI document is written from the same shapes.
 */
@NamedInterface("body")
@NullMarked
package dev.licet.identity.management.body;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
