/**
 * What applications ask of {@code /authorize}: read, and found to make sense; and where they may be
 * answered.
 */
@NamedInterface("request")
@NullMarked
package dev.licet.identity.authorize.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
