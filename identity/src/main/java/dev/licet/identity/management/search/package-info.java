/**
 * Searches in the documented part of Auth0's query syntax, a subset of Lucene's. A query is read
 * into typed conditions on fields that the feature names; its values reach the database as bound
 * parameters only.
 *
 * @see <a href="https://auth0.com/docs/manage-users/user-search/user-search-query-syntax">User
 *     search query syntax</a>
 */
@NamedInterface("search")
@NullMarked
package dev.licet.identity.management.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
