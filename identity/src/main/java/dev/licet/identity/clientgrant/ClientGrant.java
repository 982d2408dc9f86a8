package dev.licet.identity.clientgrant;

import java.util.List;

/**
 * The right of an application to call an API.
 *
 * @param holder whose it is, and in whose name it counts
 * @param audience the API's identifier
 * @param scope the permissions it may have there, ordered by name; may be empty
 * @param allScopes whether these are all that the API has, whatever it has later
 */
public record ClientGrant(
    String id, Holder holder, String audience, List<String> scope, boolean allScopes) {
  public ClientGrant {
    scope = List.copyOf(scope);
  }

  /**
   * Whose a grant is.
   *
   * @param clientId empty where it is every third party's that has none of its own
   */
  public record Holder(String clientId, SubjectType subjectType) {
    /** What every third party's application may have in the name of users. */
    public static final Holder THIRD_PARTIES = new Holder("", SubjectType.USER);

    /** An application in its own name. */
    public static Holder ofClient(String clientId) {
      return new Holder(clientId, SubjectType.CLIENT);
    }

    /** An application in the name of users. */
    public static Holder forUsers(String clientId) {
      return new Holder(clientId, SubjectType.USER);
    }

    /** Whether it is no single application. */
    public boolean isThirdParties() {
      return clientId.isEmpty();
    }
  }

  ClientGrant withScope(List<String> names) {
    return new ClientGrant(id, holder, audience, names, allScopes);
  }

  public String clientId() {
    return holder.clientId();
  }
}
