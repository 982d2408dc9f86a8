package dev.licet.identity.application;

import java.util.List;
import java.util.Optional;

/**
 * Which applications are meant.
 *
 * @param types those of one of these types; all if there are none
 * @param firstParty the operator's own, or the others
 */
public record ApplicationFilter(List<ApplicationType> types, Optional<Boolean> firstParty) {
  public ApplicationFilter {
    types = List.copyOf(types);
  }

  boolean admits(Application application) {
    return (types.isEmpty() || types.contains(application.type()))
        && firstParty.filter(own -> own != application.firstParty()).isEmpty();
  }
}
