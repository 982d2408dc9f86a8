package dev.licet.identity.user;

import dev.licet.identity.management.search.SearchFields;

/** What users are searched by that another feature knows of them: {@code u.id} is the user's id. */
public interface FurtherUserFields {
  /** The same fields, and these. */
  SearchFields addTo(SearchFields fields);
}
