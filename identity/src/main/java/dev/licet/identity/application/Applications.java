package dev.licet.identity.application;

import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The applications: find, register, authenticate, change and remove them. */
@Service
public class Applications {
  /** All of them, by name. */
  public List<Application> list() {
    throw new UnsupportedOperationException();
  }

  /** The application of that client id. From memory, at most 5 s old. */
  public Optional<Application> byClientId(String clientId) {
    throw new UnsupportedOperationException();
  }

  /** The applications of that name, letter by letter; names need not be unique. */
  public List<Application> byName(String name) {
    throw new UnsupportedOperationException();
  }

  /** Registers an application. Problems name the members of the Management API. */
  public Outcome<RegisteredApplication> register(NewApplication wanted) {
    throw new UnsupportedOperationException();
  }

  /** Registers one of the server's own applications, which nobody may alter or remove. */
  public Outcome<RegisteredApplication> install(NewApplication wanted) {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes everything but the client id. An application that becomes public loses its secret; one
   * that ceases to be has none until {@link #rotateSecret} makes one.
   */
  public Outcome<Application> change(String clientId, ApplicationSettings settings) {
    throw new UnsupportedOperationException();
  }

  /** Replaces the secret by a new random one; the old one is void at once. */
  public Outcome<ClientSecret> rotateSecret(String clientId) {
    throw new UnsupportedOperationException();
  }

  /** Replaces the secret by a given one, as a tenant file may. */
  public Outcome<Application> useSecret(String clientId, ClientSecret secret) {
    throw new UnsupportedOperationException();
  }

  /** Removes an application with everything that hangs on it, and answers what it was. */
  public Outcome<Application> remove(String clientId) {
    throw new UnsupportedOperationException();
  }

  /**
   * The application, if the secret is its own. A public application has none and is never
   * authenticated. From memory, at most 5 s old; an unknown client takes as long as a wrong secret.
   */
  public Optional<Application> authenticate(String clientId, String presentedSecret) {
    throw new UnsupportedOperationException();
  }
}
