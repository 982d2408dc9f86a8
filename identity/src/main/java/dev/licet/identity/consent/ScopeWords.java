package dev.licet.identity.consent;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.issuing.OpenIdScopes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what a scope asks for in words that its user understands. */
@Component
public class ScopeWords {
  private final Apis apis;

  ScopeWords(Apis apis) {
    this.apis = apis;
  }

  /**
   * What is asked for.
   *
   * @param groups what it is besides permissions, each a part of a text's name
   * @param permissions in the words of the API
   * @param api what it is called; empty where there is none
   */
  public record Words(List<String> groups, List<String> permissions, String api) {
    public boolean isEmpty() {
      return groups.isEmpty() && permissions.isEmpty();
    }
  }

  /** The words for it. */
  public Words of(List<String> scope, Optional<String> audience) {
    var api = audience.flatMap(apis::byIdentifier);
    return new Words(groups(scope), permissions(scope, api), api.map(Api::name).orElse(""));
  }

  /** A scope may name single claims, too. */
  private static List<String> groups(List<String> scope) {
    return scope.stream().filter(OpenIdScopes::isOne).map(ScopeWords::group).distinct().toList();
  }

  private static String group(String name) {
    return switch (name) {
      case "openid", "email", "phone", "address", "offline_access" -> name;
      case "email_verified" -> "email";
      default -> "profile";
    };
  }

  private static List<String> permissions(List<String> scope, Optional<Api> api) {
    return scope.stream()
        .filter(name -> !OpenIdScopes.isOne(name))
        .map(name ->
            api.flatMap(one -> one.permission(name))
                .map(Permission::description)
                .filter(text -> !text.isBlank())
                .orElse(name))
        .toList();
  }
}
