package dev.licet.identity.tenant.state;

import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.UserRights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the difference between two moments of a tenant means for the tokens that come next. */
@Component
class TokenEffects {
  private static final String WHEN = "; takes effect at next token";
  private static final List<String> OF_TOKENS =
      List.of(
          "token_lifetime",
          "token_lifetime_for_web",
          "token_dialect",
          "signing_alg",
          TenantState.SECRET,
          "enforce_policies",
          "subject_type_authorization",
          "proof_of_possession");

  private final UserRights rights;

  TokenEffects(UserRights rights) {
    this.rights = rights;
  }

  /**
   * Says it, in the moment after.
   *
   * @param earlier reads as it was before
   */
  List<String> of(TenantState before, TenantState after, Earlier earlier) {
    var effects = new ArrayList<String>();
    for (var permission : PermissionsIn.affected(before, after)) {
      var was = holders(permission, before, earlier.read(() -> rights.holders(permission)));
      var is = holders(permission, after, rights.holders(permission));
      sentence("removes", "from", permission, was.without(is)).ifPresent(effects::add);
      sentence("gives", "to", permission, is.without(was)).ifPresent(effects::add);
    }
    before
        .items(Section.APIS)
        .forEach((api, was) -> {
          if (differ(was, after.items(Section.APIS).getOrDefault(api, was))) {
            effects.add("changes every token for " + api + WHEN);
          }
        });
    return effects;
  }

  /** Runs some reading as of the moment before. */
  interface Earlier {
    <T> T read(Supplier<T> reading);
  }

  /** Who holds a permission: names and ids. */
  private record Holders(Set<String> roles, Set<String> users, Set<String> applications) {
    Holders without(Holders others) {
      return new Holders(
          less(roles, others.roles),
          less(users, others.users),
          less(applications, others.applications));
    }

    private static Set<String> less(Set<String> all, Set<String> others) {
      var left = new HashSet<>(all);
      left.removeAll(others);
      return left;
    }
  }

  private static boolean differ(Map<String, Object> was, Map<String, Object> is) {
    return OF_TOKENS.stream().anyMatch(one -> !Objects.equals(was.get(one), is.get(one)));
  }

  private static Holders holders(
      ApiPermission permission, TenantState state, Collection<String> users) {
    var permissions = new PermissionsIn(state);
    return new Holders(
        permissions.holding(Section.ROLES, permission),
        Set.copyOf(users),
        permissions.holding(Section.GRANTS, permission));
  }

  private static Optional<String> sentence(
      String verb, String preposition, ApiPermission permission, Holders whom) {
    var counts =
        Stream.of(
                count(whom.roles, "role"),
                count(whom.users, "user"),
                count(whom.applications, "application"))
            .flatMap(Optional::stream)
            .toList();
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s (%s) %s %s%s"
                .formatted(
                    verb,
                    permission.name(),
                    permission.audience(),
                    preposition,
                    String.join(", ", counts),
                    WHEN));
  }

  private static Optional<String> count(Set<String> whom, String noun) {
    return switch (whom.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("1 " + noun);
      default -> Optional.of("%d %ss".formatted(whom.size(), noun));
    };
  }
}
