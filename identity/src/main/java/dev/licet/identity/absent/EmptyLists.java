package dev.licet.identity.absent;

import dev.licet.identity.management.Answers;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lists of nothing, in the form that the call asks for. */
@Component
class EmptyLists {
  private final Listings listings;

  EmptyLists(Listings listings) {
    this.listings = listings;
  }

  /** A list as others are, by page or from a checkpoint. */
  ResponseEntity<Object> none(String collection, Query query) {
    return Answers.ok(listings.read(query, collection).answerNothing());
  }

  /** A list that goes on from checkpoints unless the call asks for a page. */
  ResponseEntity<Object> noneOn(String collection, Query query) {
    return Answers.ok(listings.readOn(query, collection).answerNothing());
  }

  /** A list that is an object in any case, and which never counts what it has none of. */
  ResponseEntity<Object> wrapped(String collection, Query query) {
    var listing = listings.read(query, collection);
    var answer = new LinkedHashMap<String, Object>();
    answer.put(collection, List.of());
    answer.put("per_page", listing.slice().limit());
    return Answers.ok(answer);
  }
}
