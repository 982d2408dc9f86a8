package dev.licet.identity.management.paging;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.Slice;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads how a call wants its list. */
@Component
public class Listings {
  private static final int USUAL = 50;
  private static final int MOST = 100;

  private final Checkpoints checkpoints;

  Listings(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  /**
   * Reads it.
   *
   * @param collection the list's name in the answer, such as {@code clients}
   * @throws ManagementRefused if the query makes no sense
   */
  public Listing read(Query query, String collection) {
    return read(query, collection, Integer.MAX_VALUE);
  }

  /** Reads it, for a list that goes on from checkpoints unless the call asks for a page. */
  public Listing readOn(Query query, String collection) {
    return Listing.PAGES.stream().anyMatch(name -> query.text(name).isPresent())
        ? read(query, collection)
        : onwards(Fields.of(query), collection, query.text("from"), query.whole("take", 1, MOST));
  }

  /** Reads it, for a list whose rows by page number end somewhere: Auth0 shows 1000 of many. */
  public Listing read(Query query, String collection, int reach) {
    var fields = Fields.of(query);
    var from = query.text("from");
    var take = query.whole("take", 1, MOST);
    if (from.isPresent() || take.isPresent()) {
      return onwards(fields, collection, from, take);
    }
    var totals = query.flag("include_totals").orElse(false);
    return new Listing(collection, fields, page(query, reach), totals, Optional.empty());
  }

  /** An empty {@code from} asks for the beginning: tools send it with the first call. */
  private Listing onwards(
      Fields fields, String collection, Optional<String> from, Optional<Integer> take) {
    var after =
        from.filter(text -> !text.isEmpty())
            .map(text -> checkpoints.read(collection, text))
            .orElse("");
    var slice = new Slice(after, 0, take.orElse(USUAL));
    Function<String, String> next = key -> checkpoints.write(collection, key);
    return new Listing(collection, fields, slice, false, Optional.of(next));
  }

  private static Slice page(Query query, int reach) {
    int page = query.whole("page", 0, 999_999_999).orElse(0);
    int size = query.whole("per_page", 0, MOST).orElse(USUAL);
    long start = (long) page * size;
    if (start + size > reach) {
      throw new ManagementRefused(
          ManagementError.invalidPage(
              "Requesting page %d exceeds the allowed maximum of %d records"
                  .formatted(page, reach)));
    }
    return new Slice("", start, size);
  }
}
