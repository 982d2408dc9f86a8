package dev.licet.identity.application;

import java.net.URI;

/**
 * Where an application describes itself, at an address that is its client id.
 *
 * @param url as it is written in the document itself
 * @param byAdministrator whether somebody of this tenant has brought it in, or it came by itself
 * @see <a
 *     href="https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/">OAuth
 *     Client ID Metadata Document</a>
 */
public record ClientDocument(String url, boolean byAdministrator) {
  /**
   * Who answers for it, as the name stands in its certificate: never in letters that look alike.
   */
  public String host() {
    return URI.create(url).getHost();
  }
}
