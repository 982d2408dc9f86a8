package dev.licet.identity.role;

import dev.licet.identity.management.paging.Listing;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The part of a list of permissions that one call of the Management API wants. */
record HeldPage(Listing listing) {
  HeldPage(Listings listings, Query query) {
    this(listings.read(query, "permissions"));
  }

  Object answer(List<HeldPermission> all, Function<HeldPermission, Map<String, Object>> shape) {
    var slice = listing.slice();
    var rows =
        all.stream()
            .filter(held -> key(held).compareTo(slice.after()) > 0)
            .sorted((one, other) -> key(one).compareTo(key(other)))
            .skip(slice.skip())
            .limit(slice.limit())
            .toList();
    return listing.answer(rows, HeldPage::key, shape, all::size);
  }

  private static String key(HeldPermission held) {
    return held.permission().audience() + " " + held.permission().name();
  }
}
