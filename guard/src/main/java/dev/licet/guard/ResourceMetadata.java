package dev.licet.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What an API tells clients about itself, so that one that knows nothing but its URL can get a
 * token (OAuth 2.0 Protected Resource Metadata, <a
 * href="https://www.rfc-editor.org/rfc/rfc9728">RFC 9728</a>). A guard that has it names the
 * document in every challenge, as {@code resource_metadata}; an adapter serves it. Unchangeable:
 * each method gives a new value that says more.
 */
public final class ResourceMetadata {
  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private final String resource;
  private final URI uri;
  private final Optional<String> name;
  private final Optional<String> documentation;
  private final Optional<List<String>> scopes;

  private ResourceMetadata(
      String resource,
      Optional<String> name,
      Optional<String> documentation,
      Optional<List<String>> scopes) {
    this.resource = resource;
    this.uri = checked("licet.resource", resource);
    this.name = name;
    this.documentation = documentation;
    this.scopes = scopes;
    boolean plainPath = uri.getRawPath().matches("(/[A-Za-z0-9._~%-]*)*");
    if (uri.getRawQuery() != null || !plainPath) {
      throw wrong("licet.resource", resource);
    }
  }

  /**
   * Of an API at this URL.
   *
   * @param resource its URL as clients know it, without query and fragment: https, or http on this
   *     machine. Clients compare it to the letter, and may ask for tokens with it (RFC 8707)
   * @throws IllegalArgumentException if it is something else; the message quotes it
   */
  public static ResourceMetadata of(String resource) {
    return new ResourceMetadata(resource, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static URI checked(String setting, String url) {
    try {
      URI uri = new URI(url);
      boolean local = String.valueOf(uri.getHost()).matches("localhost|127(\\.\\d+){3}|\\[::1]");
      boolean scheme = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && local);
      boolean more = uri.getRawUserInfo() != null || uri.getRawFragment() != null;
      if (scheme && uri.getHost() != null && !more) {
        return uri;
      }
      throw wrong(setting, url);
    } catch (URISyntaxException e) {
      throw wrong(setting, url);
    }
  }

  private static IllegalArgumentException wrong(String setting, String url) {
    return new IllegalArgumentException(
        setting + " is '" + url + "': expected a URL such as https://api.example.com/books");
  }

  /** The same with a name for people to read ({@code resource_name}). */
  public ResourceMetadata named(String title) {
    return new ResourceMetadata(resource, Optional.of(title), documentation, scopes);
  }

  /**
   * The same with the URL of a page for developers ({@code resource_documentation}).
   *
   * @throws IllegalArgumentException if it is no https URL; the message quotes it
   */
  public ResourceMetadata documentedAt(String url) {
    checked("licet.resource-metadata.documentation", url);
    return new ResourceMetadata(resource, name, Optional.of(url), scopes);
  }

  /**
   * The same with these in {@code scopes_supported}, instead of all that the routes' rules ask for.
   *
   * @throws IllegalArgumentException if there is none, or one is not a scope-token
   */
  public ResourceMetadata scopes(String... some) {
    List<String> checked = ScopeToken.requireSome(List.of(some));
    return new ResourceMetadata(resource, name, documentation, Optional.of(checked));
  }

  /** The API's URL. */
  public String resource() {
    return resource;
  }

  /** Its name for people, if it has one. */
  public Optional<String> name() {
    return name;
  }

  /** Where it is documented, if that is said. */
  public Optional<String> documentation() {
    return documentation;
  }

  Optional<List<String>> toldScopes() {
    return scopes;
  }

  /**
   * The path at which the document lies (RFC 9728 section 3.1): the API's own path comes after the
   * well-known part.
   */
  public String path() {
    String own = uri.getRawPath();
    return WELL_KNOWN + (own.equals("/") ? "" : own);
  }

  /** The URL of the document. */
  public String uri() {
    return uri.getScheme() + "://" + uri.getRawAuthority() + path();
  }

  /** The API's URL. */
  @Override
  public String toString() {
    return "ResourceMetadata[" + resource + "]";
  }
}
