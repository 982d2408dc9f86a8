package dev.licet.identity.management;

import dev.licet.identity.shared.Issuer;
import java.util.List;

/** The Management API as an API among others: its name, its identifier, its permissions. */
public final class ManagementApi {
  public static final String NAME = "Auth0 Management API";

  /** Where it lies on this server. */
  public static final String PATH = "/api/v2";

  public static final String CREATE_TEST_TOKENS = "create:test_tokens";

  private ManagementApi() {}

  /** What its tokens carry as {@code aud}: {@code https://DOMAIN/api/v2/}, with the slash. */
  public static String audience(Issuer issuer) {
    return issuer.url() + "api/v2/";
  }

  /** Everything that a caller can be allowed to do there. */
  public static List<ManagementScope> scopes() {
    return ManagementScopes.ALL;
  }
}
