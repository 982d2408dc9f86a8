/** The OpenAPI document of the Management API, written from the endpoints there are. */
@NullMarked
package dev.licet.identity.management.openapi;

import org.jspecify.annotations.NullMarked;
