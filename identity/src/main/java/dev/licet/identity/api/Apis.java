package dev.licet.identity.api;

import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The protected APIs: find, register, change and remove them. */
@Service
public class Apis {
  /** All of them, by name; the server's own first. */
  public List<Api> list() {
    throw new UnsupportedOperationException();
  }

  /** The API of that id. */
  public Optional<Api> byId(String id) {
    throw new UnsupportedOperationException();
  }

  /** The API of that identifier, letter by letter. From memory, at most 5 s old. */
  public Optional<Api> byIdentifier(String identifier) {
    throw new UnsupportedOperationException();
  }

  /** Registers an API. Problems name the members of the Management API: name, identifier, … */
  public Outcome<Api> register(NewApi wanted) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes the server's own API (the only one to carry the Management API's identifier), or brings
   * its permissions up to date.
   */
  public Api install(NewApi managementApi) {
    throw new UnsupportedOperationException();
  }

  /** Changes everything but identifier and signing algorithm. */
  public Outcome<Api> change(String id, ApiSettings settings) {
    throw new UnsupportedOperationException();
  }

  /** Adds a permission. */
  public Outcome<Api> addPermission(String id, Permission permission) {
    throw new UnsupportedOperationException();
  }

  /** Gives a permission another description. */
  public Outcome<Api> describePermission(String id, Permission permission) {
    throw new UnsupportedOperationException();
  }

  /** Takes a permission away from the API, and from everybody who holds it. */
  public Outcome<Api> removePermission(String id, String name) {
    throw new UnsupportedOperationException();
  }

  /** Makes these the API's permissions, all of them: adds, describes and removes what differs. */
  public Outcome<Api> replacePermissions(String id, List<Permission> permissions) {
    throw new UnsupportedOperationException();
  }

  /** Removes an API with everything that hangs on it, and answers what it was. */
  public Outcome<Api> remove(String id) {
    throw new UnsupportedOperationException();
  }
}
